package dev.tenantonboarding.onboarding.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class StackPhaseTest {
    @ParameterizedTest
    @EnumSource(value = StackStatus.class, names = ".*_IN_PROGRESS", mode = EnumSource.Mode.MATCH_ALL)
    void what_is_in_progress_is_waited_for_but_for_a_review_that_never_ends(StackStatus status) {
        assertThat(StackPhase.of(status)).isEqualTo(status == StackStatus.REVIEW_IN_PROGRESS ? StackPhase.BROKEN : StackPhase.UNDERWAY);
    }

    @ParameterizedTest
    @EnumSource(value = StackStatus.class, names = ".*_FAILED", mode = EnumSource.Mode.MATCH_ALL)
    void what_failed_has_to_be_deleted(StackStatus status) {
        assertThat(StackPhase.of(status)).isEqualTo(StackPhase.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_COMPLETE, COMPLETE", "UPDATE_COMPLETE, COMPLETE", "UPDATE_ROLLBACK_COMPLETE, ROLLED_BACK", "ROLLBACK_COMPLETE, BROKEN",
        "DELETE_COMPLETE, MISSING"
    })
    void what_is_over_can_be_used_updated_or_made_anew(StackStatus status, StackPhase phase) {
        assertThat(StackPhase.of(status)).isEqualTo(phase);
    }

    @Test
    void a_status_that_is_not_known_yet_is_waited_for() {
        assertThat(StackPhase.of(StackStatus.UNKNOWN_TO_SDK_VERSION)).isEqualTo(StackPhase.UNDERWAY);
    }
}
