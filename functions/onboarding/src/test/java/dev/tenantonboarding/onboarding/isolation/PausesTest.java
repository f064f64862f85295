package dev.tenantonboarding.onboarding.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Answer BUSY = new Answer.Busy("ServiceUnavailable");
    private static final Answer DENIED = new Answer.Denied("AccessDenied");

    private final Pauses pauses = new Pauses(3, Duration.ZERO);

    private Answer asked(Answer... answers) {
        Iterator<Answer> next = List.of(answers).iterator();
        Answer answer = pauses.ask(next::next, Answer.Busy.class::isInstance);
        assertThat(next).as("answers that were not asked for").isExhausted();
        return answer;
    }

    @Test
    void a_busy_service_is_asked_again_and_its_answer_counts() {
        assertThat(asked(BUSY, BUSY, DENIED)).isEqualTo(DENIED);
    }

    @Test
    void a_service_that_stays_busy_is_given_up() {
        assertThat(asked(BUSY, BUSY, BUSY)).isEqualTo(BUSY);
    }

    @Test
    void an_outage_that_meets_every_probe_is_not_waited_for_at_each_of_them() {
        assertThat(asked(BUSY, BUSY, BUSY)).isEqualTo(BUSY);
        assertThat(asked(BUSY, BUSY)).isEqualTo(BUSY);
        assertThat(asked(BUSY)).isEqualTo(BUSY);
    }
}
