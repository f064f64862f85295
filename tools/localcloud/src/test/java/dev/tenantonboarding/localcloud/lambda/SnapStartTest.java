package dev.tenantonboarding.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.lambda.functions.Echo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

class SnapStartTest {
    private final LambdaAccount account = new LambdaAccount();
    private final LambdaClient lambda = account.lambda();

    @BeforeEach
    void create() {
        account.create("one", Echo.class);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void it_is_off_unless_asked_for() {
        assertThat(of("$LATEST")).isEqualTo(told(SnapStartApplyOn.NONE, SnapStartOptimizationStatus.OFF));
    }

    @Test
    void it_is_on_for_versions_that_are_published_from_then_on_and_never_for_what_is_not_published() {
        publish();
        apply("PublishedVersions");
        publish();
        assertThat(of("1")).isEqualTo(told(SnapStartApplyOn.NONE, SnapStartOptimizationStatus.OFF));
        assertThat(of("2")).isEqualTo(told(SnapStartApplyOn.PUBLISHED_VERSIONS, SnapStartOptimizationStatus.ON));
        assertThat(of("$LATEST")).isEqualTo(told(SnapStartApplyOn.PUBLISHED_VERSIONS, SnapStartOptimizationStatus.OFF));
    }

    @Test
    void an_update_that_does_not_speak_of_it_leaves_it() {
        apply("PublishedVersions");
        lambda.updateFunctionConfiguration(request -> request.functionName("one").timeout(9));
        assertThat(of("$LATEST").applyOn()).isEqualTo(SnapStartApplyOn.PUBLISHED_VERSIONS);
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> apply("Always")).isInstanceOf(LambdaException.class).hasMessageContaining("snapStart.applyOn")
                .hasMessageContaining("[PublishedVersions, None]");
    }

    private void apply(String to) {
        lambda.updateFunctionConfiguration(request -> request.functionName("one").snapStart(start -> start.applyOn(to)));
    }

    private void publish() {
        lambda.publishVersion(request -> request.functionName("one"));
    }

    private SnapStartResponse of(String qualifier) {
        return lambda.getFunctionConfiguration(request -> request.functionName("one").qualifier(qualifier)).snapStart();
    }

    private static SnapStartResponse told(SnapStartApplyOn on, SnapStartOptimizationStatus status) {
        return SnapStartResponse.builder().applyOn(on).optimizationStatus(status).build();
    }
}
