package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineWiringTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void no_two_quarantines_run_at_once() {
        assertThat(template.properties("Quarantine")).containsEntry("ReservedConcurrentExecutions", 1);
        assertThat(template.outputs()).containsEntry("QuarantineFunctionName", Map.of("Value", Map.of("Ref", "Quarantine")));
    }

    @Test
    void those_who_call_the_function_call_it_by_the_name_that_it_has() {
        assertThat(template.properties("Quarantine")).containsEntry("FunctionName", "${AWS::StackName}-quarantine");
        assertThat(List.of("IsolationSmokeTest", "EnsureSiloStack")).allSatisfy(caller ->
                assertThat(template.properties(caller).get("Environment").toString())
                        .contains("QUARANTINE_FUNCTION_NAME=${AWS::StackName}-quarantine"));
    }

    @Test
    void an_alarm_tells_of_a_role_that_is_denied_as_a_whole_and_stays_until_it_is_not() {
        assertThat(template.properties("QuarantineOverflow")).containsEntry("Namespace", "TenantOnboarding")
                .containsEntry("MetricName", "QuarantineOverflow").containsEntry("Threshold", 0)
                .containsEntry("ComparisonOperator", "GreaterThanThreshold").containsEntry("TreatMissingData", "ignore")
                .containsEntry("Dimensions", List.of(Map.of("Name", "Stack", "Value", "${AWS::StackName}")));
    }
}
