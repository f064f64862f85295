package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditWiringTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void the_schedule_starts_the_machine_and_has_violated_tenants_shut() {
        var rule = template.properties("AuditSchedule");
        assertThat(rule).containsEntry("ScheduleExpression", "rate(${AuditHours} hours)").doesNotContainKey("EventPattern");
        assertThat(object(list(rule.get("Targets")).getFirst())).containsEntry("Arn", "${IsolationAudit.Arn}")
                .containsEntry("RoleArn", "${AuditScheduleRole.Arn}").containsEntry("Input", "{\"quarantine\": true}")
                .containsEntry("DeadLetterConfig", Map.of("Arn", "${DeadLetters.Arn}"));
        assertThat(template.outputs()).containsKey("AuditStateMachineArn");
    }

    @Test
    void the_machine_starts_executions_of_itself_only_and_under_the_name_that_it_has() {
        assertThat(template.properties("IsolationAudit")).containsEntry("StateMachineName", "${AWS::StackName}-isolation-audit");
        assertThat(template.grant("IsolationAuditRole", "StartChildren").resources()).singleElement().asString()
                .endsWith(":stateMachine:${AWS::StackName}-isolation-audit");
        assertThat(template.grant("IsolationAuditRole", "RedriveChildren").resources()).singleElement().asString()
                .endsWith(":execution:${AWS::StackName}-isolation-audit/*:*");
    }

    @Test
    void no_function_of_the_audit_can_act_as_a_tenant_or_change_what_a_tenant_has() {
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().matches("(PlanAudit|AuditTenant|ReportAudit)Role"))
                .flatExtracting(Grant::actions).noneMatch(action -> action.matches("(sts|iam|sagemaker|cloudformation):(?!List|Describe).*"));
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().matches("(PlanAudit|AuditTenant|ReportAudit)Role")
                        && grant.actions().stream().anyMatch(action -> action.matches("s3:(Put|Delete).*")))
                .flatExtracting(Grant::resources).allMatch(resource -> resource.startsWith("${Records.Arn}/audit"));
    }

    @Test
    void an_alarm_tells_of_tenants_whose_isolation_does_not_hold() {
        assertThat(template.properties("IsolationViolated")).containsEntry("MetricName", "TenantsViolated").containsEntry("Threshold", 0)
                .containsEntry("Dimensions", List.of(Map.of("Name", "Stack", "Value", "${AWS::StackName}")));
    }
}
