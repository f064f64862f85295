package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineTest {
    private static final Instant NOW = RecordJsonTest.NOW;
    private static final Failure FAILURE = new Failure("IsolationSmokeTest", "IsolationViolated", "neighbour", NOW);

    private final TenantRecord active = RecordJsonTest.complete().activated();
    private final TenantRecord onboarding = RecordJsonTest.complete();

    @Test
    void a_release_gives_back_what_was_before() {
        assertThat(active.quarantined("leak", false, NOW).status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(active.quarantined("leak", false, NOW).released()).isEqualTo(active);
        assertThat(onboarding.quarantined("leak", false, NOW).released()).isEqualTo(onboarding);
        assertThat(active.released()).isEqualTo(active);
    }

    @Test
    void a_failure_does_not_end_a_quarantine_and_shows_after_it() {
        TenantRecord failed = onboarding.quarantined("leak", true, NOW).failed(FAILURE);

        assertThat(failed.status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(failed.failure()).contains(FAILURE);
        assertThat(failed.released().status()).isEqualTo(TenantStatus.FAILED);
    }

    @Test
    void a_redrive_does_not_end_a_quarantine_either_and_neither_does_activating() {
        TenantRecord failed = onboarding.failed(FAILURE).quarantined("leak", false, NOW);

        TenantRecord resumed = failed.resumedBy(new Owner(RecordJsonTest.OWNER.executionArn(), 1));

        assertThat(resumed.status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(resumed.failure()).isEmpty();
        assertThat(resumed.released().status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThatThrownBy(resumed::activated).isInstanceOf(IllegalStateException.class).hasMessageContaining("acme");
    }

    @Test
    void asked_for_again_it_keeps_its_beginning_and_a_violation_stays_one() {
        TenantRecord byHand = active.quarantined("leak", false, NOW);

        TenantRecord violated = byHand.quarantined("neighbour", true, NOW.plusSeconds(9));

        assertThat(violated.quarantine()).contains(new Quarantine("neighbour", true, NOW, TenantStatus.ACTIVE));
        assertThat(violated.quarantined("again", false, NOW.plusSeconds(99))).isEqualTo(violated);
        assertThat(violated.released()).isEqualTo(active);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "two\u0085lines", "\u009b2Jgone", "two\u2029lines", "safe\u202etxet"})
    void a_reason_that_says_nothing_or_breaks_lines_is_refused(String reason) {
        assertThatThrownBy(() -> active.quarantined(reason, false, NOW)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("reason");
    }

    @Test
    void a_reason_longer_than_events_carry_is_refused() {
        assertThatThrownBy(() -> active.quarantined("x".repeat(257), false, NOW)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("256");
    }

    @ParameterizedTest
    @EnumSource(value = TenantStatus.class, names = {"QUARANTINED", "OFFBOARDING", "OFFBOARDED"})
    void a_tenant_that_leaves_or_left_is_not_quarantined(TenantStatus status) {
        assertThatThrownBy(() -> new Quarantine("leak", false, NOW, status)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(status.name());
    }
}
