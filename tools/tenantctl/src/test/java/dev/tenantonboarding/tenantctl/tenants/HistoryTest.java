package dev.tenantonboarding.tenantctl.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.Progress.Step;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void statesAreTheStepsAndARunningExecutionHasNoEnding() {
        var progress = History.read(List.of(started(), entered(2, "ClaimTenant"), entered(5, "UploadModel")));
        assertThat(progress.steps()).extracting(Step::state).containsExactly("ClaimTenant", "UploadModel");
        assertThat(progress.state()).contains("UploadModel");
        assertThat(progress.ending()).isEmpty();
    }

    @Test
    void aFunctionsFailureIsToldByItsSimpleNameAndMessage() {
        var progress = History.read(List.of(started(), entered(2, "UploadModel"), failed("dev.tenantonboarding.onboarding.ModelSourceNotFound",
                "{\"errorMessage\": \"no object\", \"errorType\": \"dev.tenantonboarding.onboarding.ModelSourceNotFound\"}")));
        assertThat(progress.failure()).contains(new Failure("UploadModel", "ModelSourceNotFound", "no object", NOW));
    }

    @Test
    void aCauseThatIsPlainTextStaysAsItIs() {
        assertThat(History.read(List.of(started(), failed("States.Runtime", "it broke"))).failure())
                .contains(new Failure("the start", "States.Runtime", "it broke", NOW));
    }

    @Test
    void anEndMayHaveNeitherErrorNorCause() {
        assertThat(History.read(List.of(started(), entered(2, "Fail"), failed(null, null))).failure())
                .contains(new Failure("Fail", "no error name", "", NOW));
    }

    @Test
    void aRedriveTakesTheFailureBack() {
        var progress = History.read(List.of(started(), entered(2, "UploadModel"), failed("E", "c"),
                event(9, HistoryEventType.EXECUTION_REDRIVEN, builder -> { })));
        assertThat(progress.ending()).isEmpty();
    }

    @Test
    void successHasAnOutput() {
        var progress = History.read(List.of(started(), entered(2, "Onboarded"),
                event(3, HistoryEventType.EXECUTION_SUCCEEDED, builder -> builder.executionSucceededEventDetails(details -> details.output("{}")))));
        assertThat(progress.ending()).contains(new Ending.Succeeded("{}"));
        assertThat(progress.failure()).isEmpty();
    }

    private static HistoryEvent started() {
        return event(1, HistoryEventType.EXECUTION_STARTED, builder -> { });
    }

    private static HistoryEvent entered(long id, String state) {
        return event(id, HistoryEventType.TASK_STATE_ENTERED, builder -> builder.stateEnteredEventDetails(details -> details.name(state)));
    }

    private static HistoryEvent failed(String error, String cause) {
        return event(8, HistoryEventType.EXECUTION_FAILED, builder -> builder.executionFailedEventDetails(details -> details.error(error).cause(cause)));
    }

    private static HistoryEvent event(long id, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        return HistoryEvent.builder().id(id).type(type).timestamp(NOW).applyMutation(details).build();
    }
}
