package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tests.stage.BorrowedRole;
import dev.tenantonboarding.tests.stage.IsolationModels;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.OverModelsAndVariants;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.TenantIds;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The wall between tenants, tried from outside. */
@OverModelsAndVariants
class IsolationIT {
    private final IsolationModel isolation;
    private final Stage stage;

    IsolationIT(IsolationModel isolation, Variant variant, Stages stages) {
        this.isolation = isolation;
        this.stage = stages.of(variant);
    }

    @Test
    void every_tenant_reaches_its_own_model_and_none_reaches_anothers() {
        Stream<TenantId> alike = Stream.of(SampleModel.IRIS, SampleModel.IRIS_VIRGINICA).map(model -> stage.residents().with(model, isolation));
        Stream<TenantId> otherwise = IsolationModels.OFFERED.stream().filter(other -> other != isolation)
                .map(other -> stage.residents().with(SampleModel.IRIS, other));
        List<String> tenants = Stream.concat(alike, otherwise).map(TenantId::value).toList();

        JsonNode verdict = smokeTest(tenants);

        assertThat(verdict.path("verdict").asText()).isEqualTo("ISOLATED");
        Set<String> outcomes = StreamSupport.stream(verdict.path("probes").spliterator(), false)
                .map(probe -> probe.path("from").asText() + " " + probe.path("to").asText() + " " + probe.path("outcome").asText())
                .collect(Collectors.toSet());
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(tenants.stream()
                .flatMap(from -> tenants.stream().map(to -> from + " " + to + (from.equals(to) ? " allowed" : " denied")))
                .toList());
    }

    @Test
    void the_record_keeps_the_smoke_tests_verdict_and_every_probe_of_it() {
        stage.residents().with(SampleModel.IRIS, isolation);
        TenantId tenant = onboarded();

        Verdict verdict = stage.record(tenant).flatMap(TenantRecord::verdict).orElseThrow();

        assertThat(verdict.word()).isEqualTo(Verdict.Word.ISOLATED);
        assertThat(verdict.objections()).isEmpty();
        assertThat(verdict.probes()).extracting(probe -> probe.name())
                .contains("own-call", "neighbours-own-call", "call-of-neighbour", "call-by-neighbour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PoolInvokeRoleArn", "BridgeInvokeRoleArn"})
    void the_administrator_may_not_take_a_tenants_role(String role) {
        try (var sts = stage.clients().sts()) {
            assertThatThrownBy(() -> sts.assumeRole(request -> request.roleArn(stage.output(role)).roleSessionName("curious")
                            .tags(Tag.builder().key("TenantID").value("acme").build())))
                    .isInstanceOfSatisfying(StsException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                        assertThat(refused.awsErrorDetails().errorMessage())
                                .contains("user/local is not authorized to perform: sts:AssumeRole on resource: " + stage.output(role));
                    });
        }
    }

    @Test
    void the_inference_function_alone_may_call_no_model() {
        TenantId tenant = stage.residents().with(SampleModel.IRIS, isolation);
        try (var lambda = stage.clients().lambda(); var iam = stage.clients().iam(); var sts = stage.clients().sts()) {
            String endpoint = stage.record(tenant).flatMap(TenantRecord::endpointName).orElseThrow();
            String role = lambda.getFunctionConfiguration(request -> request.functionName(Stage.STACK + "-inference")).role();
            try (var borrowed = BorrowedRole.open(role, iam, sts); var models = stage.clients().models(borrowed.session())) {
                assertThatThrownBy(() -> models.invokeEndpoint(request -> request
                                .endpointName(endpoint)
                                .contentType("text/csv")
                                .body(SdkBytes.fromUtf8String(SampleModel.IRIS.example()))))
                        .isInstanceOfSatisfying(SageMakerRuntimeException.class, refused -> {
                            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                            assertThat(refused.awsErrorDetails().errorMessage()).contains("is not authorized to perform: sagemaker:InvokeEndpoint");
                        });
            }
        }
    }

    private JsonNode smokeTest(List<String> tenants) {
        String payload = tenants.stream().map(tenant -> "\"" + tenant + "\"").toList().toString();
        try (var lambda = stage.clients().lambda()) {
            InvokeResponse answer = lambda.invoke(request -> request
                    .functionName(stage.output("IsolationSmokeTestFunctionName"))
                    .payload(SdkBytes.fromUtf8String("{\"tenantIds\": " + payload + "}")));
            assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
            return Json.read(answer.payload().asUtf8String());
        }
    }

    private TenantId onboarded() {
        TenantId tenant = TenantIds.fresh("walled");
        Run run = stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return tenant;
    }
}
