package dev.tenantonboarding.tests.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class SpeedTest {
    /** 10,000 transitions, between a state that counts and one that asks whether to go on. */
    private static final String COUNTING = """
            {"QueryLanguage": "JSONata", "StartAt": "Begin", "States": {
              "Begin": {"Type": "Pass", "Assign": {"n": 0}, "Next": "Count"},
              "Count": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Output": {"n": "{% $n %}"}, "Next": "More"},
              "More": {"Type": "Choice", "Choices": [{"Condition": "{% $n < 4999 %}", "Next": "Count"}], "Default": "Done"},
              "Done": {"Type": "Succeed"}}}""";
    private static final int RUNS = 5;

    @Test
    void ten_thousand_transitions_take_less_than_a_second() {
        try (var cloud = new CaseCloud()) {
            var machine = cloud.machine(COUNTING);
            var fastest = IntStream.range(0, RUNS).mapToObj(run -> {
                var execution = cloud.states().startExecution(request -> request.stateMachineArn(machine)).executionArn();
                var ended = cloud.ended(execution);
                assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                return Duration.between(ended.startDate(), ended.stopDate());
            }).sorted().findFirst().orElseThrow();

            assertThat(fastest).isLessThan(Duration.ofSeconds(1));
        }
    }
}
