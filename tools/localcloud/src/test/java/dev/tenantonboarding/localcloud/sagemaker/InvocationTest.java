package dev.tenantonboarding.localcloud.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.Archives;
import dev.tenantonboarding.samples.SampleModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointWithResponseStreamRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

class InvocationTest {
    private static final byte[] IRIS = SampleModel.IRIS.files().getFirst().content();
    private static final byte[] VIRGINICA = SampleModel.IRIS_VIRGINICA.files().getFirst().content();
    private static final String POOL = "arn:aws:sagemaker:us-east-1:000000000000:endpoint/pool--main";

    private HostingAccount account;
    private SageMakerRuntimeClient runtime;

    @BeforeEach
    void start() {
        account = HostingAccount.skipping().artifact("pool/acme.tar.gz", IRIS).artifact("pool/globex.tar.gz", VIRGINICA);
        account.multiModelEndpoint("pool--main");
        runtime = account.runtime("local");
    }

    @AfterEach
    void stop() {
        runtime.close();
        account.close();
    }

    @Test
    void each_target_model_answers_for_itself() {
        var acme = invoke("acme.tar.gz");
        assertThat(acme.body().asUtf8String()).isEqualTo("2.0");
        assertThat(acme.contentType()).isEqualTo("text/csv");
        assertThat(acme.invokedProductionVariant()).isEqualTo("AllTraffic");
        assertThat(invoke("globex.tar.gz").body().asUtf8String()).startsWith("0.9");
    }

    @Test
    void a_loaded_model_answers_on_though_its_artifact_is_overwritten_or_deleted() {
        invoke("acme.tar.gz");
        account.artifact("pool/acme.tar.gz", VIRGINICA);
        assertThat(invoke("acme.tar.gz").body().asUtf8String()).isEqualTo("2.0");
        account.deleteArtifact("pool/acme.tar.gz");
        assertThat(invoke("acme.tar.gz").body().asUtf8String()).isEqualTo("2.0");
    }

    @Test
    void a_missing_target_model_is_a_validation_error() {
        refused(request -> request.targetModel("none.tar.gz"), 400, "ValidationError",
                "Failed to download model data(bucket: models, key: pool/none.tar.gz). Please ensure that there is an object located");
    }

    @Test
    void a_target_model_that_the_execution_role_may_not_read_is_a_validation_error() {
        account.policy(HostingAccount.EXECUTION, HostingAccount.allow("s3:GetObject", "arn:aws:s3:::models/pool/globex.tar.gz"));
        refused(request -> request.targetModel("acme.tar.gz"), 400, "ValidationError", "Failed to download model data");
        assertThat(invoke("globex.tar.gz").body().asUtf8String()).startsWith("0.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../bridge/acme.tar.gz", "/acme.tar.gz", "a/../acme.tar.gz", "./acme.tar.gz", ".."})
    void a_target_model_that_leads_out_of_the_prefix_is_a_validation_error(String target) {
        refused(request -> request.targetModel(target), 400, "ValidationError", "The target model " + target);
    }

    @Test
    void a_multi_model_endpoint_needs_a_target_model() {
        refused(request -> request.targetModel(null), 400, "ValidationError", "Request ");
    }

    @Test
    void an_endpoint_of_one_model_takes_no_target_model() {
        account.artifact("one.tar.gz", IRIS).endpoint("Solo", "s3://models/one.tar.gz", "SingleModel");
        assertThat(runtime.invokeEndpoint(question().endpointName("Solo").targetModel(null).build()).body().asUtf8String()).isEqualTo("2.0\n");
        refused(request -> request.endpointName("Solo"), 400, "ValidationError",
                "Endpoint Solo is not a multi-model endpoint and does not support target model header.");
        refused(request -> request.endpointName("solo"), 400, "ValidationError", "Endpoint solo of account 000000000000 not found.");
    }

    @Test
    void an_unknown_endpoint_is_not_found() {
        refused(request -> request.endpointName("none"), 400, "ValidationError", "Endpoint none of account 000000000000 not found.");
    }

    @Test
    void the_containers_error_is_a_model_error() {
        assertThatThrownBy(() -> runtime.invokeEndpoint(question().contentType("application/json").build()))
                .isInstanceOfSatisfying(ModelErrorException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(424);
                    assertThat(e.originalStatusCode()).isEqualTo(415);
                    assertThat(e.originalMessage()).isEqualTo("application/json is not an accepted ContentType: csv, text/csv.");
                    assertThat(e.logStreamArn()).endsWith("log-group:/aws/sagemaker/Endpoints/pool--main");
                    assertThat(e.awsErrorDetails().errorMessage()).startsWith("Received client error (415) from primary with message \"application/json");
                });
    }

    @Test
    void an_artifact_that_is_no_archive_is_a_validation_error() {
        account.artifact("pool/text.tar.gz", "text".getBytes());
        refused(request -> request.targetModel("text.tar.gz"), 400, "ValidationError", "Failed to extract model data(bucket: models, key: pool/text.tar.gz)");
    }

    @Test
    void an_archive_without_a_model_is_a_model_error() throws IOException {
        account.artifact("pool/empty.tar.gz", new Archives().with("notes.txt", "no model").bytes());
        assertThatThrownBy(() -> invoke("empty.tar.gz")).isInstanceOfSatisfying(ModelErrorException.class, e -> {
            assertThat(e.originalStatusCode()).isEqualTo(500);
            assertThat(e.originalMessage()).startsWith("Unable to load model: ");
        });
    }

    @Test
    void iam_decides_before_anything_is_looked_up() {
        account.user("acme").policy("acme", "{\"Version\":\"2012-10-17\",\"Statement\":[" + HostingAccount.statement("sagemaker:InvokeEndpoint", POOL,
                ",\"Condition\":{\"StringEquals\":{\"sagemaker:TargetModel\":\"acme.tar.gz\"}}") + "]}");
        try (var acme = account.runtime("acme")) {
            assertThat(acme.invokeEndpoint(question().build()).body().asUtf8String()).isEqualTo("2.0");
            for (var foreign : new String[] {"globex.tar.gz", "none.tar.gz", "../acme.tar.gz", "ACME.tar.gz", "acme.tar.gz/"}) {
                denied(() -> acme.invokeEndpoint(question().targetModel(foreign).build()), "sagemaker:InvokeEndpoint on resource: " + POOL);
            }
            denied(() -> acme.invokeEndpoint(question().targetModel(null).build()), "sagemaker:InvokeEndpoint");
            denied(() -> acme.invokeEndpoint(question().endpointName("None").build()), "endpoint/none");
        }
    }

    @Test
    void the_async_and_streaming_siblings_are_authorised_by_their_own_actions_and_then_refused_by_name() {
        account.user("acme").policy("acme", HostingAccount.allow("sagemaker:InvokeEndpoint", "*"));
        try (var acme = account.runtime("acme")) {
            denied(() -> acme.invokeEndpointAsync(request -> request.endpointName("pool--main").inputLocation("s3://models/in")),
                    "sagemaker:InvokeEndpointAsync on resource: " + POOL);
        }
        assertThatThrownBy(() -> runtime.invokeEndpointAsync(request -> request.endpointName("pool--main").inputLocation("s3://models/in")))
                .hasMessageContaining("InvokeEndpointAsync");
        var stream = InvokeEndpointWithResponseStreamRequest.builder().endpointName("pool--main").build();
        assertThatThrownBy(() -> account.call("acme", stream)).isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.isAccessDenied()).isTrue())
                .hasMessageContaining("sagemaker:InvokeEndpointWithResponseStream on resource: " + POOL);
        assertThatThrownBy(() -> account.call("local", stream)).hasMessageContaining("does not support the operation InvokeEndpointWithResponseStream");
    }

    @Test
    void a_member_that_nothing_heeds_is_refused_by_name() {
        assertThatThrownBy(() -> runtime.invokeEndpoint(question().sessionId("NEW_SESSION").build())).hasMessageContaining("SessionId");
    }

    private static InvokeEndpointRequest.Builder question() {
        return InvokeEndpointRequest.builder().endpointName("pool--main").targetModel("acme.tar.gz").contentType("text/csv")
                .body(SdkBytes.fromUtf8String(SampleModel.IRIS_VIRGINICA.example()));
    }

    private InvokeEndpointResponse invoke(String targetModel) {
        return runtime.invokeEndpoint(question().targetModel(targetModel).build());
    }

    private void refused(Consumer<InvokeEndpointRequest.Builder> change, int status, String code, String message) {
        assertThatThrownBy(() -> runtime.invokeEndpoint(question().applyMutation(change).build()))
                .isInstanceOfSatisfying(SageMakerRuntimeException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
                    assertThat(e.statusCode()).isEqualTo(status);
                });
    }

    private static void denied(Runnable call, String words) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SageMakerRuntimeException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorMessage()).contains("is not authorized to perform: ").contains(words);
        });
    }
}
