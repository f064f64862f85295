package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepWiringTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void the_schedule_calls_the_function_one_at_a_time() {
        var rule = template.properties("SweepSchedule");
        assertThat(rule).containsEntry("ScheduleExpression", "rate(${SweepMinutes} minutes)").doesNotContainKey("EventPattern");
        assertThat(object(list(rule.get("Targets")).getFirst())).containsEntry("Arn", "${Sweep.Arn}")
                .containsEntry("DeadLetterConfig", Map.of("Arn", "${DeadLetters.Arn}"));
        assertThat(template.properties("SweepScheduleMayInvoke")).containsEntry("SourceArn", "${SweepSchedule.Arn}");
        assertThat(template.properties("Sweep")).containsEntry("ReservedConcurrentExecutions", 1);
    }

    @Test
    void the_sweep_starts_and_stops_nothing_and_changes_records_and_the_pools_configuration_only() {
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals("SweepRole")).flatExtracting(Grant::actions)
                .filteredOn(action -> !action.matches("logs:.*|.*:(List|Get|Describe).*"))
                .containsExactlyInAnyOrder("s3:PutObject", "events:PutEvents", "lambda:InvokeFunction", "sagemaker:CreateEndpointConfig", "sagemaker:AddTags",
                        "sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpointConfig");
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals("SweepRole") && grant.actions().toString().contains("sagemaker:"))
                .flatExtracting(Grant::resources)
                .allMatch(resource -> resource.matches(".*:endpoint/pool--main|.*:endpoint-config/pool--main-\\*|\\*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "QuarantineOverflow", "IsolationViolated", "RecordsSwept", "RecordsUnreadable", "OnboardingsFailed", "OnboardingsTimedOut",
        "OffboardingsFailed", "OffboardingsTimedOut", "AuditsFailed", "AuditsTimedOut", "DeadLettersWaiting", "SweepErrors", "WakeOnboardingErrors"
    })
    void every_alarm_reaches_the_operators(String alarm) {
        assertThat(template.properties(alarm)).containsEntry("Threshold", 0).containsEntry("ComparisonOperator", "GreaterThanThreshold")
                .containsEntry("AlarmActions", List.of("${OperatorTopic}"));
    }
}
