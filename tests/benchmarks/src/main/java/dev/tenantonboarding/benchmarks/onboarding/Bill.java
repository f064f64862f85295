package dev.tenantonboarding.benchmarks.onboarding;

import dev.tenantonboarding.benchmarks.scale.Prices;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What an execution's history says that it took. The functions' own time is left out, which here is not AWS's. */
record Bill(double seconds, long transitions, long invocations) {
    private static final String ENTERED = "StateEntered";
    private static final double SECOND = Duration.ofSeconds(1).toMillis();

    static Bill of(List<HistoryEvent> history) {
        return new Bill(
                Duration.between(history.getFirst().timestamp(), history.getLast().timestamp()).toMillis() / SECOND,
                history.stream().filter(event -> event.typeAsString().endsWith(ENTERED)).count(),
                history.stream().filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED).count());
    }

    double dollars() {
        return transitions * Prices.TRANSITION + invocations * Prices.INVOCATION;
    }
}
