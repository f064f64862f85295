package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.InvokePolicy;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A policy that lets tenants at each other's models stops the next onboarding and shuts its tenant, until it is put right. */
@ExtendWith(SharedStage.class)
class WidenedPolicyIT {
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sagemaker:InvokeEndpoint",
             "Resource": "arn:aws:sagemaker:us-east-1:000000000000:endpoint/%s"%s}]}""";

    private final Stage stage;

    WidenedPolicyIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POOL   | PoolInvokeRoleArn   | pool--main                     | ``",
        "POOL   | PoolInvokeRoleArn   | pool--main                     | StringLike ${aws:PrincipalTag/TenantID}*.tar.gz",
        "POOL   | PoolInvokeRoleArn   | pool--main                     | StringEqualsIgnoreCase ${aws:PrincipalTag/TenantID}.tar.gz",
        "POOL   | PoolInvokeRoleArn   | *                              | StringEquals ${aws:PrincipalTag/TenantID}.tar.gz",
        "BRIDGE | BridgeInvokeRoleArn | *                              | ``",
        "BRIDGE | BridgeInvokeRoleArn | ${aws:PrincipalTag/TenantID}*  | ``",
    })
    void a_widened_policy_is_found_recorded_told_and_its_tenant_shut_and_after_repair_released_and_redriven(
            IsolationModel isolation, String role, String endpoint, String targetModel) {
        onboarded(isolation);
        TenantId tenant = TenantIds.fresh("exposed");
        Run violated;
        try (var iam = stage.clients().iam()) {
            violated = InvokePolicy.of(iam, stage.output(role))
                    .whileItSays(POLICY.formatted(endpoint, condition(targetModel)), () -> stage.onboardings().run(signup(tenant, isolation)));
        }

        assertThat(violated.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(violated.states()).endsWith("IsolationSmokeTest");
        assertThat(violated.error()).isEqualTo("dev.tenantonboarding.onboarding.IsolationViolated");
        TenantRecord record = Deadline.await("failed record", () -> stage.record(tenant).filter(found -> found.failure().isPresent()));
        assertThat(record.status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(record.quarantine()).hasValueSatisfying(quarantine -> {
            assertThat(quarantine.violation()).isTrue();
            assertThat(quarantine.statusBefore()).isEqualTo(TenantStatus.FAILED);
        });
        assertThat(record.failure().orElseThrow().error()).isEqualTo("IsolationViolated");
        assertThat(record.verdict().map(Verdict::word)).contains(Verdict.Word.VIOLATED);
        JsonNode told = stage.published().await("TenantOnboardingFailed", tenant.value()).path("detail");
        assertThat(told.path("error").asText()).isEqualTo("IsolationViolated");
        assertThat(told.path("probe").asText()).isEqualTo(record.verdict().orElseThrow().objections().getFirst().name());

        assertThat(stage.published().await("TenantQuarantined", tenant.value()).path("detail").path("violation").asBoolean()).isTrue();

        released(tenant);
        redriven(violated.arn());
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
    }

    private static String condition(String targetModel) {
        if (targetModel.isEmpty()) {
            return "";
        }
        String[] operatorAndValue = targetModel.split(" ");
        return ", \"Condition\": {\"%s\": {\"sagemaker:TargetModel\": \"%s\"}}".formatted(operatorAndValue[0], operatorAndValue[1]);
    }

    private void released(TenantId tenant) {
        try (var lambda = stage.clients().lambda()) {
            assertThat(lambda.invoke(request -> request.functionName(stage.output("QuarantineFunctionName"))
                                    .payload(SdkBytes.fromUtf8String("{\"action\":\"release\",\"tenantId\":\"" + tenant + "\"}")))
                            .functionError())
                    .isNull();
        }
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.FAILED);
    }

    private void redriven(String arn) {
        try (var stepFunctions = stage.clients().stepFunctions()) {
            stepFunctions.redriveExecution(request -> request.executionArn(arn));
        }
        assertThat(stage.onboardings().endedExecution(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private void onboarded(IsolationModel isolation) {
        Run run = stage.onboardings().run(signup(TenantIds.fresh("neighbour"), isolation));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private Signup signup(TenantId tenant, IsolationModel isolation) {
        return Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS));
    }
}
