package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class RandomWorkflowsTest {
    private static final int WORKFLOWS = 400;
    private static final Pattern TYPE = Pattern.compile("\"Type\":\"(\\w+)\"");

    @Test
    void random_workflows_end_as_the_plainest_evaluation_says() throws Exception {
        var types = new HashSet<String>();
        for (var seed = 0; seed < WORKFLOWS; seed++) {
            var random = new Random(seed);
            var workflow = Workflow.random(random, 0);
            var input = random.nextInt(10);
            var definition = workflow.definition("s");
            definition.put("QueryLanguage", "JSONata");

            TYPE.matcher(Json.print(definition)).results().forEach(found -> types.add(found.group(1)));
            var execution = Runs.of(Json.print(definition), String.valueOf(input));

            var progress = execution.progress();
            var outcome = progress.output().map(output -> output.text()).or(() -> progress.failure().flatMap(Failure::error));
            assertThat(outcome).as("workflow %d: %s", seed, Json.print(definition)).isEqualTo(Optional.of(expected(workflow, input)));
            assertChained(execution.history().events());
        }
        assertThat(types).containsExactlyInAnyOrder("Pass", "Choice", "Map", "Parallel", "Fail");
    }

    private static String expected(Workflow workflow, int input) {
        try {
            return String.valueOf(workflow.evaluate(input, Map.of()));
        } catch (Workflow.Failed e) {
            return "E";
        }
    }

    /** Events are numbered without gaps, and each is chained to an earlier one. */
    private static void assertChained(List<HistoryEvent> events) {
        for (var i = 0; i < events.size(); i++) {
            assertThat(events.get(i).id()).isEqualTo(i + 1L);
            assertThat(events.get(i).previousEventId()).isBetween(0L, Math.max(0L, (long) i));
        }
    }
}
