package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a state failed.
 *
 * @param error the error's name, such as {@code States.Timeout}; a Fail state may leave it out
 * @param cause for people to read
 */
public record Failure(Optional<String> error, Optional<String> cause) {
    public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    public static final String RUNTIME = "States.Runtime";
    public static final String TIMEOUT = "States.Timeout";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String ALL = "States.ALL";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String EXCEED_TOLERATED_FAILURE_THRESHOLD = "States.ExceedToleratedFailureThreshold";
    public static final String ITEM_READER_FAILED = "States.ItemReaderFailed";

    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    /** A task that took too long has no cause. */
    public static Failure timeout() {
        return new Failure(Optional.of(TIMEOUT), Optional.empty());
    }

    boolean is(String name) {
        return error.filter(name::equals).isPresent();
    }

    /** {@code $states.errorOutput}; AWS shows an empty string for what is missing. */
    Map<String, Object> errorOutput() {
        var output = new LinkedHashMap<String, Object>();
        output.put("Error", error.orElse(""));
        output.put("Cause", cause.orElse(""));
        return output;
    }
}
