package dev.tenantonboarding.tenantctl.tenants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.Progress.Step;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Reads an execution's history. */
final class History {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START = "the start";

    private History() {}

    static Progress read(List<HistoryEvent> events) {
        var steps = new ArrayList<Step>();
        var ending = Optional.<Ending>empty();
        for (var event : events) {
            if (event.stateEnteredEventDetails() != null) {
                steps.add(new Step(event.stateEnteredEventDetails().name(), event.timestamp()));
            }
            var state = steps.isEmpty() ? START : steps.getLast().state();
            ending = switch (event.type()) {
                case EXECUTION_SUCCEEDED -> Optional.of(new Ending.Succeeded(event.executionSucceededEventDetails().output()));
                case EXECUTION_FAILED -> failed(state, event.executionFailedEventDetails().error(), event.executionFailedEventDetails().cause(), event.timestamp());
                case EXECUTION_TIMED_OUT -> failed(state, "States.Timeout", "the execution took longer than it may", event.timestamp());
                case EXECUTION_ABORTED -> failed(state, "Aborted", "the execution was stopped", event.timestamp());
                // A redrive goes on where the execution failed.
                case EXECUTION_REDRIVEN -> Optional.empty();
                default -> ending;
            };
        }
        return new Progress(steps, ending);
    }

    private static Optional<Ending> failed(String state, String error, String cause, Instant at) {
        var name = Optional.ofNullable(error).orElse("no error name");
        return Optional.of(new Ending.Failed(new Failure(state, simple(name), message(Optional.ofNullable(cause).orElse("")), at)));
    }

    /** A function's error is named by its whole class; Step Functions' own names, such as {@code States.Timeout}, stay whole. */
    static String simple(String error) {
        return error.replaceFirst("^(?:[a-z]\\w*\\.)+", "");
    }

    /** A function's cause is a document of which the message is for people. */
    private static String message(String cause) {
        try {
            return JSON.readTree(cause).path("errorMessage").asText(cause);
        } catch (JsonProcessingException plainText) {
            return cause;
        }
    }
}
