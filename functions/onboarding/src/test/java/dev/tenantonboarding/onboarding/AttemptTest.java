package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.Owner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration BOUND = Duration.ofMinutes(10);

    @Test
    void the_time_is_up_at_the_bound_and_what_was_waited_for_is_named() {
        assertThatCode(() -> attempt(0, 599).requireTimeLeft(BOUND, "stack tenant--acme", "missing")).doesNotThrowAnyException();
        assertThatThrownBy(() -> attempt(0, 600).requireTimeLeft(BOUND, "stack tenant--acme", "CREATE_IN_PROGRESS"))
                .isInstanceOf(EndpointTimedOut.class)
                .hasMessage("stack tenant--acme is CREATE_IN_PROGRESS after 600 seconds");
    }

    @Test
    void each_redrive_waits_as_long_again() {
        assertThatCode(() -> attempt(2, 1_799).requireTimeLeft(BOUND, "it", "missing")).doesNotThrowAnyException();
        assertThatThrownBy(() -> attempt(2, 1_800).requireTimeLeft(BOUND, "it", "missing")).isInstanceOf(EndpointTimedOut.class);
    }

    @Test
    void a_run_answers_for_what_happened_since_it_began() {
        assertThat(attempt(0, 0).hasSeen(START)).isTrue();
        assertThat(attempt(0, 0).hasSeen(START.plusMillis(1))).isTrue();
        assertThat(attempt(0, 0).hasSeen(START.minusMillis(1))).isFalse();
    }

    private static Attempt attempt(int redriveCount, long waitedSeconds) {
        return new Attempt(new Owner("arn:aws:states:us-east-1:000000000000:execution:m:run", redriveCount), START, Duration.ofSeconds(waitedSeconds));
    }
}
