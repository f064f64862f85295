package dev.tenantonboarding.onboarding.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.onboarding.RecordNotOwned;
import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnedRecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Owner FIRST = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:one", 0);
    private static final Owner REDRIVEN = new Owner(FIRST.executionArn(), 1);
    private static final Owner OTHER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:two", 5);

    private final TenantRecord record = onboarding(event());
    private final TenantRecord failed = record.failed(new Failure("UploadModel", "AwsUnavailable", "", NOW));

    private static TenantRecord onboarding(JsonNode event) {
        return TenantRecord.onboarding(TenantCreated.from(event.path("detail"), TierIsolation.NONE), event, FIRST, NOW);
    }

    @Test
    void the_owner_goes_on_with_its_record() {
        assertThat(OwnedRecords.resume(Workflow.ONBOARDING, record, FIRST)).isEqualTo(record);
    }

    @Test
    void another_execution_is_refused_however_often_it_was_redriven() {
        assertThatThrownBy(() -> OwnedRecords.resume(Workflow.ONBOARDING, record, OTHER)).isInstanceOf(RecordNotOwned.class).hasMessageContaining(FIRST.executionArn());
    }

    @Test
    void a_redrive_takes_a_failed_record_over_and_shuts_the_earlier_run_out() {
        TenantRecord resumed = OwnedRecords.resume(Workflow.ONBOARDING, failed, REDRIVEN);

        assertThat(resumed.status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(resumed.owner()).isEqualTo(REDRIVEN);
        assertThatThrownBy(() -> OwnedRecords.resume(Workflow.ONBOARDING, resumed, FIRST)).isInstanceOf(RecordNotOwned.class);
    }

    @Test
    void a_straggler_of_an_execution_that_failed_is_refused() {
        assertThatThrownBy(() -> OwnedRecords.resume(Workflow.ONBOARDING, failed, FIRST)).isInstanceOf(RecordNotOwned.class).hasMessageContaining("had ended");
    }

    @Test
    void a_redrive_leaves_an_active_tenant_active() {
        assertThat(OwnedRecords.resume(Workflow.ONBOARDING, record.activated(), REDRIVEN).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void a_quarantine_changes_nothing_in_who_may_go_on_and_stays() {
        TenantRecord held = record.quarantined("leak", false, NOW);
        TenantRecord heldAfterFailure = failed.quarantined("leak", false, NOW);

        assertThat(OwnedRecords.resume(Workflow.ONBOARDING, held, FIRST)).isEqualTo(held);
        assertThatThrownBy(() -> OwnedRecords.resume(Workflow.ONBOARDING, heldAfterFailure, FIRST)).isInstanceOf(RecordNotOwned.class).hasMessageContaining("had ended");
        assertThat(OwnedRecords.resume(Workflow.ONBOARDING, heldAfterFailure, REDRIVEN).status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(OwnedRecords.resume(Workflow.ONBOARDING, record.activated().quarantined("leak", false, NOW), REDRIVEN).released().status()).isEqualTo(TenantStatus.ACTIVE);
    }

    private static JsonNode event() {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode event = json.createObjectNode().put("detail-type", "TenantCreated");
            event.set("detail", json.readTree(Path.of("../../statemachine/events/TenantCreated.example.json").toFile()));
            return event;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
