package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffboardingTest {
    private static final Instant NOW = RecordJsonTest.NOW;
    private static final Owner OFFBOARDING = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:run-1", 0);

    private final TenantRecord active = RecordJsonTest.complete().activated();

    @Test
    void an_offboarding_takes_the_record_over_and_ends_a_quarantine() {
        TenantRecord leaving = active.quarantined("leak", true, NOW).offboardedBy(OFFBOARDING, Events.deletion());

        assertThat(leaving.status()).isEqualTo(TenantStatus.OFFBOARDING);
        assertThat(leaving.owner()).isEqualTo(OFFBOARDING);
        assertThat(leaving.quarantine()).isEmpty();
        assertThat(leaving.deletion()).contains(Events.deletion());
    }

    @Test
    void one_that_failed_is_still_under_way_and_resumes_without_the_failure() {
        TenantRecord failed = active.offboardedBy(OFFBOARDING, Events.deletion())
                .offboardingFailed(new Failure("RemoveResources", "StackFailed", "in use", NOW));

        TenantRecord resumed = failed.offboardingResumedBy(new Owner(OFFBOARDING.executionArn(), 1));

        assertThat(failed.status()).isEqualTo(TenantStatus.OFFBOARDING);
        assertThat(resumed.failure()).isEmpty();
        assertThat(resumed.owner().redriveCount()).isEqualTo(1);
    }

    @Test
    void a_tombstone_names_nothing_that_is_gone() {
        TenantRecord tombstone = active.offboardedBy(OFFBOARDING, Events.deletion()).offboarded();

        assertThat(tombstone.status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(tombstone.artifact()).isEmpty();
        assertThat(tombstone.endpointName()).isEmpty();
        assertThat(tombstone.apiUrl()).isEmpty();
    }

    @Test
    void a_tenant_that_returns_remembers_where_the_pool_is_stale() {
        TenantRecord tombstone = active.offboardedBy(OFFBOARDING, Events.deletion()).staleInPool(Set.of("pool--main-1")).offboarded();

        TenantRecord returned = RecordJsonTest.fresh().after(tombstone);

        assertThat(returned.status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(returned.poolStaleConfigs()).containsExactly("pool--main-1");
        assertThat(returned.deletion()).isEmpty();
        assertThat(returned.freshInPool().poolStaleConfigs()).isEmpty();
    }

    @Test
    void every_reason_for_being_stale_counts() {
        assertThat(active.staleInPool(Set.of("pool--main-1")).staleInPool(Set.of("pool--main-2")).poolStaleConfigs())
                .containsExactlyInAnyOrder("pool--main-1", "pool--main-2");
        assertThat(active.staleInPool(Set.of()).poolStaleConfigs()).isEmpty();
    }

    @Test
    void a_deletion_needs_a_legal_tenant_and_a_reason_of_one_line_if_any() {
        assertThat(TenantDeleted.from(Events.file("TenantDeleted.example.json")).tenantId()).isEqualTo(new TenantId("acme"));
        assertThatThrownBy(() -> TenantDeleted.from(Events.json("{}"))).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining("tenantId");
        assertThatThrownBy(() -> TenantDeleted.from(Events.json("{\"tenantId\": \"pool--main\"}"))).isInstanceOf(InvalidTenantEvent.class);
        ObjectNode twoLines = ((ObjectNode) Events.file("TenantDeleted.example.json")).put("reason", "a\nb");
        assertThatThrownBy(() -> TenantDeleted.from(twoLines)).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining("reason");
    }
}
