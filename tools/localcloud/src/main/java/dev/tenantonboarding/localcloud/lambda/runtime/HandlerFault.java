package dev.tenantonboarding.localcloud.lambda.runtime;

import java.util.Optional;

/** A handler that can't be loaded or made. */
final class HandlerFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String errorType;

    HandlerFault(String message) {
        super(message);
        errorType = "";
    }

    HandlerFault(String message, Throwable cause) {
        super(message, cause);
        errorType = cause.getClass().getName();
    }

    /** A throwable of the function's own code, by its message. */
    HandlerFault(Throwable cause) {
        this(FunctionErrors.message(cause), cause);
    }

    /** The class name to report; absent when no exception is behind the fault. */
    Optional<String> errorType() {
        return Optional.of(errorType).filter(type -> !type.isEmpty());
    }
}
