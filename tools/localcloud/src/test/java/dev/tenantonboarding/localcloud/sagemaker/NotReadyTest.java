package dev.tenantonboarding.localcloud.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Supplier;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.samples.SampleModel;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;

class NotReadyTest {
    @Test
    void a_model_that_loads_longer_than_an_invocation_waits_is_not_ready_and_then_is() {
        var impatient = new Limits(10, 10, Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMillis(1));
        var question = InvokeEndpointRequest.builder().endpointName("pool--main").targetModel("acme.tar.gz").contentType("text/csv")
                .body(SdkBytes.fromUtf8String("5.1,3.5,1.4,0.2")).build();
        try (var account = new HostingAccount(Timeline.Mode.SKIP, impatient); var runtime = account.runtime("local")) {
            account.multiModelEndpoint("pool--main");
            account.artifact("pool/acme.tar.gz", SampleModel.IRIS.files().getFirst().content());
            try (var _ = account.holdDownloads()) {
                assertThatThrownBy(() -> runtime.invokeEndpoint(question)).isInstanceOfSatisfying(ModelNotReadyException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(429));
            }
            assertThat(eventually(() -> runtime.invokeEndpoint(question).body().asUtf8String())).isEqualTo("0.0");
        }
    }

    /** Asks again as a client would. */
    private static String eventually(Supplier<String> question) {
        for (int i = 0; i < 1_000; i++) {
            try {
                return question.get();
            } catch (ModelNotReadyException e) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the model never got ready");
    }
}
