package dev.tenantonboarding.onboarding.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class FailedRunTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void the_state_that_was_entered_last_failed_with_the_message_of_its_exception() {
        FailedRun run = FailedRun.in(List.of(
                failed("dev.tenantonboarding.onboarding.InvalidModelArchive", "{\"errorMessage\":\"entry 'x' is a link\",\"stackTrace\":[]}"),
                of(HistoryEventType.TASK_FAILED),
                entered("UploadModel"),
                entered("ClaimTenant")));

        assertThat(run.state()).isEqualTo("UploadModel");
        assertThat(run.errorName()).isEqualTo("InvalidModelArchive");
        assertThat(run.isOurs()).isTrue();
        assertThat(run.failure().cause()).isEqualTo("entry 'x' is a link");
        assertThat(run.failure().at()).isEqualTo(NOW);
    }

    @Test
    void what_came_after_a_redrive_is_not_taken_for_the_failure() {
        FailedRun run = FailedRun.in(List.of(
                entered("TagResources"), of(HistoryEventType.EXECUTION_REDRIVEN), failed("States.Timeout", "slow"), entered("EnsureEndpoint")));

        assertThat(run.state()).isEqualTo("EnsureEndpoint");
        assertThat(run.errorName()).isEqualTo("States.Timeout");
        assertThat(run.isOurs()).isFalse();
        assertThat(run.cause()).isEqualTo("slow");
    }

    @Test
    void executions_that_are_stopped_or_time_out_have_an_error_too() {
        assertThat(FailedRun.in(List.of(of(HistoryEventType.EXECUTION_ABORTED), entered("AwaitEndpoint"))).errorName()).isEqualTo("ExecutionAborted");
        assertThat(FailedRun.in(List.of(of(HistoryEventType.EXECUTION_TIMED_OUT), entered("AwaitEndpoint"))).errorName()).isEqualTo("States.Timeout");
    }

    @Test
    void an_error_of_a_library_keeps_its_class_name_only() {
        assertThat(FailedRun.in(List.of(failed("java.lang.IllegalStateException", ""), entered("ClaimTenant"))).errorName())
                .isEqualTo("IllegalStateException");
    }

    @Test
    void a_history_without_a_failure_is_refused() {
        assertThatThrownBy(() -> FailedRun.in(List.of(entered("ClaimTenant")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_an_input_that_is_no_event_nothing_is_told() {
        assertThat(EventInput.read("{\"detail\":{\"tenantId\":\"No Tenant\",\"correlationId\":7}}"))
                .isEqualTo(EventInput.read("not json"))
                .satisfies(nothing -> assertThat(nothing.tenantId()).isEmpty());
        assertThat(EventInput.read("{\"id\":\"e-1\",\"detail\":{\"tenantId\":\"acme\"}}").tenantId()).isPresent();
    }

    private static HistoryEvent failed(String error, String cause) {
        return HistoryEvent.builder()
                .type(HistoryEventType.EXECUTION_FAILED)
                .timestamp(NOW)
                .executionFailedEventDetails(details -> details.error(error).cause(cause))
                .build();
    }

    private static HistoryEvent entered(String state) {
        return HistoryEvent.builder()
                .type(HistoryEventType.TASK_STATE_ENTERED)
                .timestamp(NOW)
                .stateEnteredEventDetails(details -> details.name(state))
                .build();
    }

    private static HistoryEvent of(HistoryEventType type) {
        return HistoryEvent.builder().type(type).timestamp(NOW).build();
    }
}
