package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.util.Optional;

/** An evaluation that failed: becomes {@code States.QueryEvaluationError}. */
public final class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<String> location;

    private QueryFailure(String message, Optional<String> location) {
        super(message, null, false, false);
        this.location = location;
    }

    /** A failure of a field, such as {@code Output/total}. */
    public static QueryFailure at(String location, String message) {
        return new QueryFailure(message, Optional.of(location));
    }

    /** A failure of no field in particular. */
    public static QueryFailure of(String message) {
        return new QueryFailure(message, Optional.empty());
    }

    /** The field within the state. */
    public Optional<String> location() {
        return location;
    }
}
