package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The event with which an execution's history ends. */
final class Endings {

    private Endings() {
    }

    static void record(History history, Instant time, long previous, ExecutionStatus status, Optional<Payload> output,
                       Optional<Failure> failure) {
        var error = failure.flatMap(Failure::error).orElse(null);
        var cause = failure.flatMap(Failure::cause).orElse(null);
        switch (status) {
            case SUCCEEDED -> history.end(time, previous, HistoryEventType.EXECUTION_SUCCEEDED, event ->
                    event.executionSucceededEventDetails(details -> details.output(output.orElseThrow().text())
                            .outputDetails(kept -> kept.truncated(false))));
            case FAILED -> history.end(time, previous, HistoryEventType.EXECUTION_FAILED, event ->
                    event.executionFailedEventDetails(details -> details.error(error).cause(cause)));
            case ABORTED -> history.end(time, previous, HistoryEventType.EXECUTION_ABORTED, event ->
                    event.executionAbortedEventDetails(details -> details.error(error).cause(cause)));
            case TIMED_OUT -> history.end(time, previous, HistoryEventType.EXECUTION_TIMED_OUT, event ->
                    event.executionTimedOutEventDetails(details -> details.error(Failure.TIMEOUT)));
            default -> throw new IllegalArgumentException("no end: " + status);
        }
    }
}
