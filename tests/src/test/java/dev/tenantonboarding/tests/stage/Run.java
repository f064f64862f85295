package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * How an execution of the workflow ended.
 *
 * @param states the names of the states that were entered, in order
 * @param error the error's name as Step Functions gives it, empty if it succeeded
 * @param message of the exception that a function ended with, empty if it succeeded
 * @param output missing if it failed
 */
public record Run(String arn, ExecutionStatus status, List<String> states, String error, String message, JsonNode output) {
    public Run {
        states = List.copyOf(states);
    }

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
