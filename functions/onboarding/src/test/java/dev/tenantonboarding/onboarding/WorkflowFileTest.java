package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.onboarding.offboarding.ClaimDeletion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflows know the code by names alone; here they are held together. */
class WorkflowFileTest {
    @ParameterizedTest
    @CsvSource({"onboarding, 9", "offboarding, 6", "isolation-audit, 3"})
    void each_task_is_named_like_its_function_and_its_handler(String machine, int number) throws Exception {
        for (Map.Entry<String, JsonNode> task : tasks(machine).entrySet()) {
            assertThat(task.getValue().at("/Arguments/FunctionName").textValue()).isEqualTo("${" + task.getKey() + "FunctionArn}");
            Class<?> handler = Class.forName("dev.tenantonboarding.onboarding." + task.getKey() + "Handler");
            assertThat(handler).isAssignableTo(RequestHandler.class);
        }
        assertThat(tasks(machine)).hasSize(number);
    }

    @Test
    void every_error_of_ours_that_is_retried_is_an_exception_class() {
        List<String> ours = Stream.of("onboarding", "offboarding", "isolation-audit")
                .flatMap(machine -> states(machine).findValues("ErrorEquals").stream())
                .flatMap(names -> names.valueStream())
                .map(JsonNode::textValue)
                .filter(name -> name.startsWith("dev."))
                .distinct()
                .toList();

        assertThat(ours)
                .contains(AwsUnavailable.class.getName(), WriteContended.class.getName(),
                        EndpointQuotaExceeded.class.getName(), IsolationUnproven.class.getName(),
                        TenantBeingOffboarded.class.getName(), RemovalIncomplete.class.getName(), QuarantineFailed.class.getName())
                .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(RuntimeException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding", "offboarding", "isolation-audit"})
    void every_task_is_retried_with_jitter_and_within_bounds(String machine) {
        assertThat(tasks(machine).values()).allSatisfy(task -> {
            if (isAwaiting(task)) {
                assertThat(task.path("TimeoutSeconds").textValue()).endsWith(" ? $pollSeconds : $lookSeconds %}");
                assertThat(states(machine).at("/ClaimTenant/Assign/lookSeconds").textValue())
                        .isEqualTo("{% $max([60, $number('${EndpointPollSeconds}')]) %}");
            } else {
                assertThat(task.path("TimeoutSeconds").intValue()).isPositive();
            }
            assertThat(task.path("Retry")).isNotEmpty().allSatisfy(retry -> {
                assertThat(retry.path("JitterStrategy").textValue()).isEqualTo("FULL");
                assertThat(retry.path("MaxDelaySeconds").intValue()).isPositive();
                assertThat(retry.path("MaxAttempts").intValue()).isBetween(1, 20);
            });
        });
    }

    /** What is caught can't be redriven, so a failure never is. */
    @ParameterizedTest
    @ValueSource(strings = {"onboarding", "offboarding", "isolation-audit"})
    void nothing_is_caught_but_the_end_of_a_waits_time_after_which_the_workflow_looks_again(String machine) {
        tasks(machine).forEach((name, task) -> {
            if (isAwaiting(task)) {
                assertThat(task.path("Catch")).singleElement().satisfies(caught -> {
                    assertThat(caught.path("ErrorEquals")).extracting(JsonNode::textValue).containsExactly("States.Timeout");
                    assertThat(caught.path("Next")).isEqualTo(task.path("Next"));
                });
                assertThat(task.path("Next").textValue()).startsWith("Ensure");
            } else {
                assertThat(task.has("Catch")).as(name).isFalse();
            }
        });
    }

    private static boolean isAwaiting(JsonNode task) {
        return task.path("Resource").textValue().endsWith(".waitForTaskToken");
    }

    @Test
    void an_offboarding_waits_as_long_as_the_longest_task_of_an_onboarding_may_take() {
        assertThat(tasks("onboarding").values().stream().mapToLong(task -> task.path("TimeoutSeconds").longValue()).max())
                .hasValue(ClaimDeletion.LONGEST_TASK.toSeconds());
    }

    private static Map<String, JsonNode> tasks(String machine) {
        Map<String, JsonNode> tasks = new TreeMap<>();
        collect(states(machine), tasks);
        return tasks;
    }

    private static void collect(JsonNode states, Map<String, JsonNode> tasks) {
        states.properties().forEach(state -> {
            if (state.getValue().path("Type").textValue().equals("Task")) {
                tasks.put(state.getKey(), state.getValue());
            }
            collect(state.getValue().at("/ItemProcessor/States"), tasks);
        });
    }

    private static JsonNode states(String machine) {
        try {
            return new ObjectMapper().readTree(Path.of("../../statemachine/" + machine + ".asl.json").toFile()).path("States");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
