package dev.tenantonboarding.onboarding.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.QuarantineFailed;
import dev.tenantonboarding.onboarding.isolation.Answer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Answer YES = new Answer.Reached("yes");
    private static final Answer NO = new Answer.Denied("no");

    private static void refusal(int tries, Iterator<Answer> answers) {
        new Patience(tries, Duration.ZERO, 2).await("that calls are refused", answers::next, answer -> answer instanceof Answer.Denied);
    }

    @Test
    void a_change_is_in_force_once_it_shows_several_times_in_a_row() {
        Iterator<Answer> answers = List.of(YES, NO, YES, NO, NO, YES).iterator();

        refusal(6, answers);

        assertThat(answers).toIterable().containsExactly(YES);
    }

    @Test
    void a_change_that_does_not_show_is_a_failure_with_the_last_answer() {
        assertThatThrownBy(() -> refusal(4, List.of(NO, YES, NO, YES).iterator()))
                .isInstanceOf(QuarantineFailed.class)
                .hasMessageContaining("calls are refused")
                .hasMessageEndingWith(": yes");
    }
}
