package dev.tenantonboarding.tenantctl.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.tenantonboarding.tenantctl.tenants.ExecutionPath.Stop;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class ExecutionPathTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aTaskThatIsScheduledAgainWasRetried() {
        var path = ExecutionPath.read(List.of(
                entered(1, "UploadModel"), scheduled(1), event(2, HistoryEventType.TASK_FAILED), scheduled(4), event(5, HistoryEventType.TASK_STATE_EXITED)));
        assertThat(path.stops()).singleElement().satisfies(stop -> {
            assertThat(stop.retries()).isEqualTo(1);
            assertThat(stop.spent()).isEqualTo(Duration.ofSeconds(4));
            assertThat(stop.error()).isEmpty();
        });
    }

    @Test
    void aStateThatIsComeByAgainIsOneStop() {
        var path = ExecutionPath.read(List.of(
                entered(1, "EnsureEndpoint"), scheduled(1), entered(2, "Wait"), event(17, HistoryEventType.WAIT_STATE_EXITED), entered(17, "EnsureEndpoint"), scheduled(18)));
        assertThat(path.stops()).extracting(Stop::state).containsExactly("EnsureEndpoint", "Wait");
        assertThat(path.stops()).extracting(Stop::visits).containsExactly(2, 1);
        assertThat(path.stops()).extracting(Stop::retries).containsExactly(0, 0);
    }

    @Test
    void aRedriveTakesUpTheStateThatFailed() {
        var path = ExecutionPath.read(List.of(
                entered(1, "UploadModel"), scheduled(1), failed(2, "dev.tenantonboarding.onboarding.InvalidModelArchive"),
                event(9, HistoryEventType.EXECUTION_REDRIVEN, builder -> builder.executionRedrivenEventDetails(details -> details.redriveCount(1))),
                scheduled(9), event(10, HistoryEventType.TASK_STATE_EXITED), entered(10, "EnsureEndpoint")));
        assertThat(path.stops()).extracting(Stop::state).containsExactly("UploadModel", "UploadModel", "EnsureEndpoint");
        assertThat(path.stops()).extracting(Stop::run).containsExactly(0, 1, 1);
        assertThat(path.stops().getFirst().error()).contains("InvalidModelArchive");
        assertThat(path.stops().get(1).error()).isEmpty();
    }

    private static HistoryEvent entered(int second, String state) {
        return event(second, HistoryEventType.TASK_STATE_ENTERED, builder -> builder.stateEnteredEventDetails(details -> details.name(state)));
    }

    private static HistoryEvent scheduled(int second) {
        return event(second, HistoryEventType.TASK_SCHEDULED);
    }

    private static HistoryEvent failed(int second, String error) {
        return event(second, HistoryEventType.EXECUTION_FAILED, builder -> builder.executionFailedEventDetails(details -> details.error(error)));
    }

    private static HistoryEvent event(int second, HistoryEventType type) {
        return event(second, type, builder -> { });
    }

    private static HistoryEvent event(int second, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
        return HistoryEvent.builder().type(type).timestamp(START.plusSeconds(second)).applyMutation(details).build();
    }
}
