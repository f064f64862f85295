package dev.tenantonboarding.onboarding.offboarding;

import static dev.tenantonboarding.onboarding.Envelopes.NOW;
import static dev.tenantonboarding.onboarding.Envelopes.creation;
import static dev.tenantonboarding.onboarding.Envelopes.deletion;
import static dev.tenantonboarding.onboarding.Envelopes.onboarding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.onboarding.FakeLedger;
import dev.tenantonboarding.onboarding.RecordNotOwned;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.onboarding.offboarding.ClaimDeletion.Claim;
import dev.tenantonboarding.onboarding.offboarding.ClaimDeletion.Outcome;
import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.InvalidTenantEvent;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ClaimDeletionTest {
    private static final Owner ONBOARDING = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:one", 0);
    private static final Owner MINE = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:mine", 0);
    private static final Owner OTHER = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:other", 0);
    private static final String WRITE = "PUT /records/tenants/acme.json";

    private final FakeLedger ledger = new FakeLedger();
    private final ClaimDeletion claims = new ClaimDeletion(ledger.records(), ledger.executions(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final TenantRecord onboarding = onboarding(creation("created", 10), ONBOARDING);

    @AfterEach
    void close() {
        ledger.close();
    }

    private Claim claim(JsonNode event) {
        return claims.claim(event, MINE, NOW);
    }

    @Test
    void a_tenant_that_nobody_has_heard_of_gets_a_record_so_that_a_late_creation_finds_it_gone() {
        Claim claim = claim(deletion("deleted", 20));

        assertThat(claim.outcome()).isEqualTo(Outcome.CLAIMED);
        assertThat(claim.settle()).isZero();
        assertThat(ledger.record().status()).isEqualTo(TenantStatus.OFFBOARDING);
        assertThat(ledger.record().wasCreated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ONBOARDING", "ACTIVE", "FAILED", "QUARANTINED"})
    void a_tenant_in_any_state_is_taken_unless_it_was_created_after_the_deletion(TenantStatus status) {
        TenantRecord present = switch (status) {
            case ONBOARDING -> onboarding;
            case ACTIVE -> onboarding.activated();
            case FAILED -> onboarding.failed(new Failure("UploadModel", "InvalidModelArchive", "", NOW));
            case QUARANTINED -> onboarding.activated().quarantined("leak", true, NOW);
            case OFFBOARDING, OFFBOARDED -> throw new AssertionError(status);
        };
        ledger.put(present);

        assertThat(claim(deletion("deleted", 9)).outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(ledger.record()).isEqualTo(present);
        assertThat(ledger.changes()).isEmpty();

        assertThat(claim(deletion("deleted", 10)).outcome()).isEqualTo(Outcome.CLAIMED);
        assertThat(ledger.record().status()).isEqualTo(TenantStatus.OFFBOARDING);
        assertThat(ledger.record().owner()).isEqualTo(MINE);
        assertThat(ledger.record().quarantine()).isEmpty();
    }

    @Test
    void an_onboarding_is_stopped_before_its_record_is_taken_and_its_task_gets_the_time_that_it_may_need() {
        ledger.put(onboarding);
        ledger.running(ONBOARDING);

        assertThat(claim(deletion("deleted", 20)).settle()).isEqualTo(ClaimDeletion.LONGEST_TASK);
        assertThat(ledger.changes()).containsExactly("StopExecution", WRITE);
    }

    @ParameterizedTest
    @CsvSource({"ABORTED, 10, 900", "TIMED_OUT, 10, 900", "ABORTED, 910, 0", "ABORTED, 2000, 0", "FAILED, 10, 0", "SUCCEEDED, 10, 0"})
    void only_what_was_cut_off_shortly_before_may_still_be_at_work(ExecutionStatus status, int secondsAgo, int settle) {
        ledger.put(onboarding);
        ledger.ended(ONBOARDING, status, NOW.minusSeconds(secondsAgo));

        assertThat(claim(deletion("deleted", 20)).settle()).isEqualTo(Duration.ofSeconds(settle));
        assertThat(ledger.changes()).containsExactly(WRITE);
    }

    @Test
    void an_offboarding_that_is_under_way_is_left_to_it_and_one_that_died_is_taken_over() {
        ledger.put(onboarding.offboardedBy(OTHER, deletion("deleted", 20)));
        ledger.running(OTHER);

        assertThat(claim(deletion("deleted", 20)).outcome()).isEqualTo(Outcome.OFFBOARDING_ELSEWHERE);
        assertThat(ledger.changes()).isEmpty();

        ledger.ended(OTHER, ExecutionStatus.FAILED, NOW);
        assertThat(claim(deletion("deleted", 20)).outcome()).isEqualTo(Outcome.CLAIMED);
        assertThat(ledger.record().owner()).isEqualTo(MINE);
    }

    @ParameterizedTest
    @CsvSource({"19, deleted", "20, deleted", "21, again"})
    void a_tombstone_remembers_the_latest_deletion(int second, String remembered) {
        ledger.put(onboarding.offboardedBy(OTHER, deletion("deleted", 20)).offboarded());

        assertThat(claim(deletion("again", second)).outcome()).isEqualTo(Outcome.ALREADY_OFFBOARDED);
        assertThat(ledger.record().deletion().orElseThrow().path("id").asText()).isEqualTo(remembered);
        assertThat(ledger.record().owner()).isEqualTo(OTHER);
    }

    @Test
    void the_same_execution_may_claim_again_after_a_redrive_and_not_from_before_it() {
        Owner redriven = new Owner(MINE.executionArn(), 1);
        ledger.put(onboarding.offboardedBy(MINE, deletion("deleted", 20)));

        Claim again = claims.claim(deletion("deleted", 20), redriven, NOW);

        assertThat(again).isEqualTo(new Claim(Outcome.CLAIMED, onboarding.tenantId(), Duration.ZERO));
        assertThatThrownBy(() -> claim(deletion("deleted", 20))).isInstanceOf(RecordNotOwned.class);
        assertThat(ledger.record().owner()).isEqualTo(redriven);
    }

    @Test
    void a_record_that_somebody_else_keeps_changing_is_left_to_a_later_try() {
        ledger.put(onboarding.activated());
        ledger.contend(record -> record.at(record.updatedAt().plusSeconds(1)));

        assertThatThrownBy(() -> claim(deletion("deleted", 20))).isInstanceOf(WriteContended.class).hasMessageContaining("acme");
        assertThat(ledger.record().status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(ledger.changes()).isEqualTo(List.of(WRITE, WRITE, WRITE, WRITE, WRITE));
    }

    @Test
    void an_event_of_another_type_is_refused() {
        assertThatThrownBy(() -> claim(creation("created", 10))).isInstanceOf(InvalidTenantEvent.class).hasMessageContaining("TenantDeleted");
    }
}
