package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantonboarding.runtime.InvalidEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerEnvironmentTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/some";
    private static final Map<String, String> COMPLETE = Map.ofEntries(
            Map.entry("AWS_REGION", "us-east-1"),
            Map.entry("RECORDS_BUCKET", "records"),
            Map.entry("MODELS_BUCKET", "models"),
            Map.entry("MODEL_SOURCE_BUCKET", "sources"),
            Map.entry("MODEL_SOURCE_READ_ROLE_ARN", ROLE),
            Map.entry("EVENT_BUS_NAME", "bus"),
            Map.entry("API_URL", "https://api.example.com"),
            Map.entry("TIER_ISOLATION", "premium=silo"),
            Map.entry("POOL_ENDPOINT_NAME", "pool--main"),
            Map.entry("TENANT_SESSION", "tag"),
            Map.entry("POOL_INVOKE_ROLE_ARN", ROLE),
            Map.entry("POOL_EXECUTION_ROLE_ARN", ROLE),
            Map.entry("BRIDGE_INVOKE_ROLE_ARN", ROLE),
            Map.entry("BRIDGE_EXECUTION_ROLE_ARN", ROLE),
            Map.entry("INFERENCE_FUNCTION_ROLE_ARN", ROLE),
            Map.entry("SESSION_OPENER_ROLE_ARNS", ROLE + "," + ROLE + "-other"),
            Map.entry("TENANT_INSTANCE_TYPE", "ml.m5.large"),
            Map.entry("TENANT_INSTANCE_COUNT", "1"),
            Map.entry("CONTAINER_IMAGE", "image:1"),
            Map.entry("POOL_INSTANCE_TYPE", "ml.m5.large"),
            Map.entry("POOL_INSTANCE_COUNT", "1"),
            Map.entry("POOL_NETWORK_ISOLATION", "true"),
            Map.entry("MAX_ARCHIVE_BYTES", "1073741824"),
            Map.entry("MAX_ARCHIVE_ENTRIES", "1000"),
            Map.entry("MAX_ARCHIVE_RATIO", "100"),
            Map.entry("POOL_MODEL_FORMATS", "xgboost"),
            Map.entry("ENDPOINT_TIMEOUT_SECONDS", "3600"),
            Map.entry("QUARANTINE_POLL_SECONDS", "1"),
            Map.entry("STACK_NAME", "tenant-onboarding"),
            Map.entry("SILO_TEMPLATE_URL", "https://code.s3.us-east-1.amazonaws.com/silo.json"),
            Map.entry("SILO_STACK_ROLE_ARN", ROLE),
            Map.entry("SILO_BOUNDARY_ARN", "arn:aws:iam::000000000000:policy/boundary"),
            Map.entry("CODE_BUCKET", "code"),
            Map.entry("INFERENCE_CODE_KEY", "inference.jar"),
            Map.entry("JWT_ISSUER", "https://issuer.example.com"),
            Map.entry("JWT_AUDIENCE", "inference"),
            Map.entry("TENANT_CLAIM", "tenantId"),
            Map.entry("MAX_BODY_BYTES", "4194304"),
            Map.entry("OFFBOARDING_MACHINE", "tenant-offboarding"),
            Map.entry("ONBOARDING_MACHINE_ARN", "arn:aws:states:us-east-1:000000000000:stateMachine:tenant-onboarding"),
            Map.entry("OFFBOARDING_MACHINE_ARN", "arn:aws:states:us-east-1:000000000000:stateMachine:tenant-offboarding"),
            Map.entry("QUARANTINE_FUNCTION_NAME", "quarantine"),
            Map.entry("ISOLATION_SMOKE_TEST_FUNCTION_NAME", "smoke-test"),
            Map.entry("AUDIT_NEIGHBOURS", "3"),
            Map.entry("SHARED_API_ID", "shared1"),
            Map.entry("SHARED_API_URL", "https://shared.example.com"),
            Map.entry("SHARED_AUTHORIZER_ID", "auth1"));

    @ParameterizedTest
    @MethodSource("handlers")
    void a_variable_that_a_handler_needs_is_named_when_it_is_missing(Function<Map<String, String>, Object> handler, List<String> needs) {
        assertThatCode(() -> handler.apply(COMPLETE)).doesNotThrowAnyException();
        for (String variable : needs) {
            Map<String, String> without = new HashMap<>(COMPLETE);
            without.remove(variable);
            assertThatThrownBy(() -> handler.apply(without)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(variable + " must");
        }
    }

    static Stream<Arguments> handlers() {
        return Stream.of(
                handler(ClaimTenantHandler::new, "RECORDS_BUCKET", "MODEL_SOURCE_BUCKET", "AWS_REGION"),
                handler(UploadModelHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "MODEL_SOURCE_READ_ROLE_ARN", "MAX_ARCHIVE_BYTES",
                        "MAX_ARCHIVE_ENTRIES", "MAX_ARCHIVE_RATIO", "POOL_MODEL_FORMATS"),
                handler(EnsureEndpointHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "POOL_ENDPOINT_NAME", "POOL_EXECUTION_ROLE_ARN",
                        "CONTAINER_IMAGE", "POOL_INSTANCE_TYPE", "POOL_INSTANCE_COUNT", "POOL_NETWORK_ISOLATION", "ENDPOINT_TIMEOUT_SECONDS",
                        "STACK_NAME", "BRIDGE_EXECUTION_ROLE_ARN", "TENANT_INSTANCE_TYPE", "TENANT_INSTANCE_COUNT", "QUARANTINE_FUNCTION_NAME"),
                handler(EnsureSiloStackHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME", "SILO_TEMPLATE_URL", "SILO_STACK_ROLE_ARN",
                        "SILO_BOUNDARY_ARN", "CODE_BUCKET", "INFERENCE_CODE_KEY", "JWT_ISSUER", "JWT_AUDIENCE", "TENANT_CLAIM",
                        "MAX_BODY_BYTES", "CONTAINER_IMAGE", "TENANT_INSTANCE_TYPE", "TENANT_INSTANCE_COUNT", "ENDPOINT_TIMEOUT_SECONDS",
                        "SHARED_API_URL", "SHARED_AUTHORIZER_ID", "QUARANTINE_FUNCTION_NAME"),
                handler(AwaitEndpointHandler::new, "AWS_REGION"),
                handler(AwaitStackHandler::new, "AWS_REGION"),
                handler(WakeOnboardingHandler::new, "RECORDS_BUCKET", "AWS_REGION"),
                handler(TagResourcesHandler::new, "RECORDS_BUCKET", "STACK_NAME"),
                handler(IsolationSmokeTestHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN",
                        "BRIDGE_INVOKE_ROLE_ARN", "TENANT_CLAIM", "QUARANTINE_FUNCTION_NAME", "AWS_REGION", "MODEL_SOURCE_BUCKET",
                        "INFERENCE_FUNCTION_ROLE_ARN", "SESSION_OPENER_ROLE_ARNS"),
                handler(ClaimDeletionHandler::new, "RECORDS_BUCKET", "AWS_REGION"),
                handler(CutAccessHandler::new, "RECORDS_BUCKET", "QUARANTINE_FUNCTION_NAME"),
                handler(RemoveResourcesHandler::new, "RECORDS_BUCKET", "STACK_NAME", "SILO_STACK_ROLE_ARN", "ENDPOINT_TIMEOUT_SECONDS"),
                handler(RemoveArtifactsHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "POOL_ENDPOINT_NAME"),
                handler(VerifyRemovalHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME", "QUARANTINE_FUNCTION_NAME"),
                handler(RecordOffboardedHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "QUARANTINE_FUNCTION_NAME"),
                handler(QuarantineHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "POOL_ENDPOINT_NAME", "POOL_INVOKE_ROLE_ARN",
                        "BRIDGE_INVOKE_ROLE_ARN", "AWS_REGION", "STACK_NAME", "QUARANTINE_POLL_SECONDS"),
                handler(ActivateTenantHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "API_URL"),
                handler(PlanAuditHandler::new, "RECORDS_BUCKET", "AUDIT_NEIGHBOURS", "AWS_REGION"),
                handler(AuditTenantHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "QUARANTINE_FUNCTION_NAME",
                        "ISOLATION_SMOKE_TEST_FUNCTION_NAME"),
                handler(ReportAuditHandler::new, "RECORDS_BUCKET", "MODELS_BUCKET", "STACK_NAME", "AWS_REGION"),
                handler(RecordFailureHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "OFFBOARDING_MACHINE"),
                handler(SweepHandler::new, "RECORDS_BUCKET", "EVENT_BUS_NAME", "STACK_NAME", "QUARANTINE_FUNCTION_NAME",
                        "ONBOARDING_MACHINE_ARN", "OFFBOARDING_MACHINE_ARN"));
    }

    private static Arguments handler(Function<Map<String, String>, Object> handler, String... needs) {
        return arguments(handler, List.of(needs));
    }

    @ParameterizedTest
    @CsvSource({"POOL_MODEL_FORMATS, pickle", "MAX_ARCHIVE_RATIO, 1", "MAX_ARCHIVE_BYTES, lots", "MODEL_SOURCE_READ_ROLE_ARN, some-role"})
    void a_variable_that_breaks_its_rule_is_named(String variable, String value) {
        Map<String, String> broken = new HashMap<>(COMPLETE);
        broken.put(variable, value);

        assertThatThrownBy(() -> new UploadModelHandler(broken)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining(variable + " must");
    }

    @Test
    void tiers_are_not_needed_but_have_to_lead_to_isolation_models() {
        Map<String, String> variables = new HashMap<>(COMPLETE);

        variables.put("TIER_ISOLATION", "gold=vault");
        assertThatThrownBy(() -> new ClaimTenantHandler(variables))
                .isInstanceOf(InvalidEnvironment.class)
                .hasMessageContaining("TIER_ISOLATION must")
                .hasMessageContaining("pool, bridge, silo");
        variables.put("TIER_ISOLATION", "");
        assertThatCode(() -> new ClaimTenantHandler(variables)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "https://api.example.com/", "https://api.example.com?stage=1"})
    void an_api_url_to_which_a_path_cannot_be_added_is_refused(String url) {
        Map<String, String> broken = new HashMap<>(COMPLETE);
        broken.put("API_URL", url);

        assertThatThrownBy(() -> new ActivateTenantHandler(broken)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining("API_URL must");
    }
}
