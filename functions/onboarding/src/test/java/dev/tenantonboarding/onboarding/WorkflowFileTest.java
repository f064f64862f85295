package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The workflow knows the code by names alone; here they are held together. */
class WorkflowFileTest {
    private final JsonNode states = read().path("States");

    @Test
    void each_task_is_named_like_its_function_and_its_handler() throws Exception {
        for (Map.Entry<String, JsonNode> task : tasks().entrySet()) {
            assertThat(task.getValue().at("/Arguments/FunctionName").textValue()).isEqualTo("${" + task.getKey() + "FunctionArn}");
            Class<?> handler = Class.forName("dev.tenantonboarding.onboarding." + task.getKey() + "Handler");
            assertThat(handler).isAssignableTo(RequestHandler.class);
        }
        assertThat(tasks()).hasSize(7);
    }

    @Test
    void every_error_of_ours_that_is_retried_is_an_exception_class() {
        List<String> ours = states.findValues("ErrorEquals").stream()
                .flatMap(names -> names.valueStream())
                .map(JsonNode::textValue)
                .filter(name -> name.startsWith("dev."))
                .distinct()
                .toList();

        assertThat(ours)
                .contains(AwsUnavailable.class.getName(), WriteContended.class.getName(),
                        EndpointQuotaExceeded.class.getName(), IsolationUnproven.class.getName())
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(RuntimeException.class));
    }

    @Test
    void nothing_is_caught_and_every_task_is_retried_with_jitter_and_within_bounds() {
        assertThat(states.findValues("Catch")).isEmpty();
        assertThat(tasks().values()).allSatisfy(task -> {
            assertThat(task.path("TimeoutSeconds").intValue()).isPositive();
            assertThat(task.path("Retry")).isNotEmpty().allSatisfy(retry -> {
                assertThat(retry.path("JitterStrategy").textValue()).isEqualTo("FULL");
                assertThat(retry.path("MaxDelaySeconds").intValue()).isPositive();
                assertThat(retry.path("MaxAttempts").intValue()).isBetween(1, 10);
            });
        });
    }

    private Map<String, JsonNode> tasks() {
        Map<String, JsonNode> tasks = new TreeMap<>();
        states.properties().stream()
                .filter(state -> state.getValue().path("Type").textValue().equals("Task"))
                .forEach(state -> tasks.put(state.getKey(), state.getValue()));
        return tasks;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Path.of("../../statemachine/onboarding.asl.json").toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
