package dev.tenantonboarding.onboarding.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointPlanTest {
    private static final Owner OWNER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:run-1", 0);

    private static Hosting hosting(String instanceType) {
        return new Hosting("arn:aws:iam::000000000000:role/containers", "image:1", instanceType, 1, true);
    }

    private static EndpointPlan pool(String instanceType) {
        return new PoolSettings(new PoolEndpoint("pool--main", "tenant-onboarding"), hosting(instanceType), "models").plan("run-1");
    }

    private static EndpointPlan bridge(String key) {
        Artifact artifact = new Artifact("models", key, "ab".repeat(32), 5);
        return new TenantSettings(hosting("ml.m5.large"), "tenant-onboarding").plan(record().with(artifact));
    }

    @Test
    void another_plan_makes_another_version_and_the_same_one_the_same() {
        assertThat(pool("ml.m5.large").versionName())
                .isEqualTo(pool("ml.m5.large").versionName())
                .isNotEqualTo(pool("ml.m5.xlarge").versionName())
                .matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")
                .startsWith("pool--main-");
        assertThat(bridge("bridge/initech/1.tar.gz").versionName())
                .isEqualTo(bridge("bridge/initech/1.tar.gz").versionName())
                .isNotEqualTo(bridge("bridge/initech/2.tar.gz").versionName())
                .matches("initech-[0-9a-f]{8}");
    }

    @Test
    void a_tenants_own_endpoint_bears_its_name_and_serves_its_artifact() {
        EndpointPlan plan = bridge("bridge/initech/1.tar.gz");

        assertThat(plan.endpointName()).isEqualTo("initech");
        assertThat(plan.served()).isEqualTo(new EndpointPlan.OneModel("s3://models/bridge/initech/1.tar.gz"));
        assertThat(plan.tags()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "TenantID", "initech", "CostCenter", "CC-2210", "IsolationModel", "bridge",
                "onboarding-execution", "run-1", "tenant-onboarding-stack", "tenant-onboarding"));
    }

    @Test
    void what_is_a_tenants_own_is_known_by_stack_and_tenant_and_what_is_shared_by_the_stack_and_as_no_tenants() {
        assertThat(bridge("bridge/initech/1.tar.gz").mark())
                .isEqualTo(Map.of("TenantID", "initech", "tenant-onboarding-stack", "tenant-onboarding"));
        assertThat(pool("ml.m5.large").mark()).isEqualTo(Map.of("tenant-onboarding-stack", "tenant-onboarding"));
        assertThat(pool("ml.m5.large").tags()).doesNotContainKey("TenantID");
    }

    @Test
    void a_tenants_own_endpoint_is_replaced_when_its_model_changed_and_the_pools_never() {
        EndpointPlan first = bridge("bridge/initech/1.tar.gz");

        assertThat(first.isOutdated(first.versionName())).isFalse();
        assertThat(bridge("bridge/initech/2.tar.gz").isOutdated(first.versionName())).isTrue();
        assertThat(pool("ml.m5.xlarge").isOutdated(pool("ml.m5.large").versionName())).isFalse();
    }

    @Test
    void without_an_artifact_there_is_nothing_to_plan() {
        TenantSettings settings = new TenantSettings(hosting("ml.m5.large"), "tenant-onboarding");

        assertThatThrownBy(() -> settings.plan(record())).isInstanceOf(IllegalStateException.class).hasMessageContaining("initech");
    }

    private static TenantRecord record() {
        try {
            ObjectMapper json = new ObjectMapper();
            JsonNode detail = json.readTree(Path.of("../../statemachine/events/TenantCreated.bridge.example.json").toFile());
            ObjectNode event = json.createObjectNode().set("detail", detail);
            return TenantRecord.onboarding(TenantCreated.from(detail, TierIsolation.NONE), event, OWNER, Instant.parse("2026-11-23T10:00:00Z"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
