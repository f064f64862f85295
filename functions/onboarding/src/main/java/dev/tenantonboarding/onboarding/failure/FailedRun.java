package dev.tenantonboarding.onboarding.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * How a run of an execution ended badly.
 *
 * @param state the last one that was entered
 * @param error the name that Step Functions gives
 * @param cause in a Lambda's case the message of its exception
 */
public record FailedRun(String state, String error, String cause, Instant at) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "dev.tenantonboarding.";

    /**
     * Reads the last bad end in a history.
     *
     * @param newestFirst may go on to a later run, if the execution was redriven since
     */
    public static FailedRun in(List<HistoryEvent> newestFirst) {
        int end = 0;
        while (end < newestFirst.size() && endOf(newestFirst.get(end)).isEmpty()) {
            end++;
        }
        if (end == newestFirst.size()) {
            throw new IllegalArgumentException("the execution has not failed");
        }
        End how = endOf(newestFirst.get(end)).get();
        String state = newestFirst.subList(end, newestFirst.size()).stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .findFirst()
                .orElse("before the first state");
        return new FailedRun(state, how.error(), message(how.cause()), newestFirst.get(end).timestamp());
    }

    /** For an execution that is gone and tells nothing any more. */
    static FailedRun gone(Instant now) {
        return new FailedRun("unknown", OURS + "ExecutionGone", "the execution that had the record is gone and tells no reason", now);
    }

    /** The error's class without its package; Step Functions' own names, such as {@code States.Timeout}, stay whole. */
    public String errorName() {
        return error.replaceFirst("^(?:[a-z]\\w*\\.)+", "");
    }

    /** Whether the error is one of this project's, whose messages hold nothing of other tenants. */
    public boolean isOurs() {
        return error.startsWith(OURS);
    }

    public Failure failure() {
        return new Failure(state, errorName(), cause, at);
    }

    private record End(String error, String cause) {
        static End of(String error, String cause, String otherwise) {
            return new End(Optional.ofNullable(error).orElse(otherwise), Optional.ofNullable(cause).orElse(""));
        }
    }

    private static Optional<End> endOf(HistoryEvent event) {
        return switch (event.type()) {
            case EXECUTION_FAILED -> Optional.of(End.of(
                    event.executionFailedEventDetails().error(), event.executionFailedEventDetails().cause(), "States.Runtime"));
            case EXECUTION_ABORTED -> Optional.of(Optional.ofNullable(event.executionAbortedEventDetails())
                    .map(details -> End.of(details.error(), details.cause(), "ExecutionAborted"))
                    .orElse(new End("ExecutionAborted", "")));
            case EXECUTION_TIMED_OUT -> Optional.of(Optional.ofNullable(event.executionTimedOutEventDetails())
                    .map(details -> End.of(details.error(), details.cause(), "States.Timeout"))
                    .orElse(new End("States.Timeout", "")));
            default -> Optional.empty();
        };
    }

    private static String message(String cause) {
        try {
            JsonNode message = JSON.readTree(cause).path("errorMessage");
            return message.isTextual() ? message.textValue() : cause;
        } catch (JsonProcessingException plainText) {
            return cause;
        }
    }
}
