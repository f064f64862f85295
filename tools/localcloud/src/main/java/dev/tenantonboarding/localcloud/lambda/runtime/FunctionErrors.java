package dev.tenantonboarding.localcloud.lambda.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/** Errors of functions as the payload that their callers get. Like AWS's runtime they tell no causes. */
final class FunctionErrors {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OWN_PACKAGE = FunctionErrors.class.getPackageName();

    private FunctionErrors() {
    }

    static String message(Throwable thrown) {
        return thrown.getLocalizedMessage() == null ? thrown.getClass().getName() : thrown.getLocalizedMessage();
    }

    static byte[] thrown(Throwable thrown) {
        var error = new LinkedHashMap<String, Object>();
        error.put("errorMessage", message(thrown));
        error.put("errorType", thrown.getClass().getName());
        error.put("stackTrace", stackTrace(thrown));
        return JSON.writeValueAsBytes(error);
    }

    static byte[] fault(HandlerFault fault) {
        var error = new LinkedHashMap<String, Object>();
        error.put("errorMessage", fault.getMessage());
        fault.errorType().ifPresent(type -> error.put("errorType", type));
        return JSON.writeValueAsBytes(error);
    }

    static byte[] timedOut(String requestId, Duration timeout) {
        var seconds = String.format(Locale.ROOT, "%d.00", timeout.toSeconds());
        return sandbox("Sandbox.Timedout", "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds");
    }

    static byte[] exited(String requestId) {
        return sandbox("Runtime.ExitError", "RequestId: " + requestId + " Error: Runtime exited with error: exit status 1");
    }

    static byte[] tooLarge(int limit) {
        return sandbox("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    private static byte[] sandbox(String type, String message) {
        return JSON.writeValueAsBytes(Map.of("errorType", type, "errorMessage", message));
    }

    /** Without the frames of the host below the function's own. */
    private static List<String> stackTrace(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).takeWhile(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                .map(StackTraceElement::toString).toList();
    }
}
