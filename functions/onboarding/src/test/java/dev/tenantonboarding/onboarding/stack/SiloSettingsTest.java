package dev.tenantonboarding.onboarding.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

class SiloSettingsTest {
    private static final Owner OWNER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:run-1", 0);

    @Test
    void the_stack_bears_the_tenants_name_and_tags_and_serves_its_artifact() {
        StackPlan plan = settings(Map.of()).plan(record("silo/umbra/1.tar.gz"));

        assertThat(plan.stackName()).isEqualTo("tenant--umbra");
        assertThat(plan.parameters())
                .containsEntry("TenantId", "umbra")
                .containsEntry("ModelDataUrl", "s3://models/silo/umbra/1.tar.gz")
                .containsEntry("InstanceCount", "2")
                .containsEntry("BoundaryArn", "arn:aws:iam::000000000000:policy/boundary")
                .hasSize(17);
        assertThat(plan.mark()).isEqualTo(Map.of("TenantID", "umbra", "tenant-onboarding-stack", "tenant-onboarding"));
        assertThat(plan.tags()).contains(tag("CostCenter", "CC-3001"), tag("IsolationModel", "silo"), tag("onboarding-execution", "run-1")).hasSize(5);
        assertThat(plan.parameterList()).extracting(Parameter::parameterKey).isSorted();
    }

    @Test
    void another_model_makes_another_revision_and_the_same_one_the_same() {
        String first = revision(Map.of(), "silo/umbra/1.tar.gz");

        assertThat(first).matches("[0-9a-f]{8}").isEqualTo(revision(Map.of(), "silo/umbra/1.tar.gz"));
        assertThat(first).isNotEqualTo(revision(Map.of(), "silo/umbra/2.tar.gz"));
        assertThat(first).isNotEqualTo(revision(Map.of("TENANT_INSTANCE_TYPE", "ml.m5.xlarge"), "silo/umbra/1.tar.gz"));
        assertThat(new SiloNames(new TenantId("umbra")).version(first)).startsWith("silo--umbra-");
    }

    @Test
    void a_shared_gateway_is_named_in_whole_and_without_one_all_its_parameters_are_empty() {
        assertThat(settings(Map.of("SHARED_API_ID", "")).common())
                .containsEntry("SharedApiId", "").containsEntry("SharedApiUrl", "").containsEntry("SharedAuthorizerId", "");
        assertThat(settings(Map.of("SHARED_API_ID", "a1", "SHARED_API_URL", "https://a1", "SHARED_AUTHORIZER_ID", "x1")).common())
                .containsEntry("SharedApiId", "a1").containsEntry("SharedApiUrl", "https://a1").containsEntry("SharedAuthorizerId", "x1");
    }

    @Test
    void without_an_artifact_there_is_nothing_to_plan() {
        TenantRecord fresh = record();

        assertThatThrownBy(() -> settings(Map.of()).plan(fresh)).isInstanceOf(IllegalStateException.class).hasMessageContaining("umbra");
    }

    private static String revision(Map<String, String> variables, String key) {
        return settings(variables).plan(record(key)).parameters().get("Revision");
    }

    private static SiloSettings settings(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SILO_TEMPLATE_URL", "https://code.s3.us-east-1.amazonaws.com/silo.json",
                "SILO_STACK_ROLE_ARN", "arn:aws:iam::000000000000:role/stacks",
                "SILO_BOUNDARY_ARN", "arn:aws:iam::000000000000:policy/boundary",
                "STACK_NAME", "tenant-onboarding",
                "CODE_BUCKET", "code",
                "INFERENCE_CODE_KEY", "inference.jar",
                "JWT_ISSUER", "https://issuer.example.com",
                "JWT_AUDIENCE", "inference",
                "TENANT_CLAIM", "tenantId",
                "MODELS_BUCKET", "models"));
        all.putAll(Map.of(
                "CONTAINER_IMAGE", "image:1", "TENANT_INSTANCE_TYPE", "ml.m5.large", "TENANT_INSTANCE_COUNT", "2", "MAX_BODY_BYTES", "4194304"));
        all.putAll(variables);
        return SiloSettings.from(new Environment(all));
    }

    private static TenantRecord record(String key) {
        return record().with(new Artifact("models", key, "ab".repeat(32), 5));
    }

    private static TenantRecord record() {
        try {
            ObjectMapper json = new ObjectMapper();
            JsonNode detail = json.readTree(Path.of("../../statemachine/events/TenantCreated.tier.example.json").toFile());
            ObjectNode event = json.createObjectNode().set("detail", detail);
            TenantCreated tenant = TenantCreated.from(detail, TierIsolation.parse("premium=silo"));
            return TenantRecord.onboarding(tenant, event, OWNER, Instant.parse("2026-11-23T10:00:00Z"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
