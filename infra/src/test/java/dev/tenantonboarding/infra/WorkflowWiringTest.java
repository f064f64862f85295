package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowWiringTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @ParameterizedTest
    @ValueSource(strings = {"Onboarding", "Offboarding", "IsolationAudit"})
    void each_state_machine_is_its_file_as_it_stands(String machine) throws IOException {
        assertThat(template.properties(machine).get("DefinitionString").equals(definition(machine)))
                .withFailMessage("the template holds another definition of " + machine + " than its file;"
                        + " refresh it with: ./mvnw -q -pl infra -am -Psynth process-classes")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Onboarding", "Offboarding", "IsolationAudit"})
    void every_placeholder_in_the_file_is_filled_and_none_is_filled_in_vain(String machine) throws IOException {
        var placeholders = Pattern.compile("\\$\\{(\\w+)}").matcher(definition(machine)).results().map(found -> found.group(1)).toList();
        assertThat(object(template.properties(machine).get("DefinitionSubstitutions")).keySet())
                .containsExactlyInAnyOrderElementsOf(placeholders.stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Onboarding", "Offboarding", "IsolationAudit"})
    void each_placeholder_is_the_function_of_that_name(String machine) {
        object(template.properties(machine).get("DefinitionSubstitutions")).forEach((name, value) ->
                assertThat(value).isEqualTo(name.endsWith("FunctionArn")
                        ? "${" + name.replace("FunctionArn", ".Arn}") : "${" + name + "}"));
    }

    @Test
    void each_functions_handler_and_name_follow_from_its_id() {
        assertThat(template.idsOf("AWS::Lambda::Function")).allSatisfy(id -> {
            var function = template.properties(id);
            assertThat(function).containsEntry("Runtime", "java25");
            assertThat(function.get("Handler").toString())
                    .matches("dev\\.tenantonboarding\\.(onboarding|inference)\\." + id + "Handler::handleRequest");
            assertThat(function.get("FunctionName").toString().replace("-", "")).isEqualToIgnoringCase("${AWS::StackName}" + id);
        });
    }

    @ParameterizedTest
    @CsvSource({"TenantCreated, Onboarding", "TenantDeleted, Offboarding"})
    void an_event_of_the_signup_starts_its_machine_and_is_kept_where_it_cannot(String event, String machine) {
        var rule = template.properties(event);
        assertThat(rule).containsEntry("EventBusName", "${Bus}").containsEntry("EventPattern",
                Map.of("source", List.of("${SignupSource}"), "detail-type", List.of(event)));
        assertThat(list(rule.get("Targets"))).containsExactly(Map.of(
                "Id", machine, "Arn", "${" + machine + ".Arn}", "RoleArn", "${" + event + "Role.Arn}",
                "RetryPolicy", Map.of("MaximumEventAgeInSeconds", 86400, "MaximumRetryAttempts", 185),
                "DeadLetterConfig", Map.of("Arn", "${DeadLetters.Arn}")));
    }

    @Test
    void each_end_of_either_machine_that_is_no_success_is_recorded() {
        var rule = template.properties("OnboardingFailed");
        assertThat(rule).doesNotContainKey("EventBusName").containsEntry("EventPattern", Map.of(
                "source", List.of("aws.states"),
                "detail-type", List.of("Step Functions Execution Status Change"),
                "detail", Map.of("stateMachineArn", List.of("${Onboarding.Arn}", "${Offboarding.Arn}"),
                        "status", List.of("FAILED", "TIMED_OUT", "ABORTED"))));
        assertThat(object(list(rule.get("Targets")).getFirst())).containsEntry("Arn", "${RecordFailure.Arn}")
                .containsEntry("DeadLetterConfig", Map.of("Arn", "${DeadLetters.Arn}"));
        assertThat(template.properties("OnboardingFailedMayInvoke")).isEqualTo(Map.of(
                "Action", "lambda:InvokeFunction", "FunctionName", "${RecordFailure.Arn}",
                "Principal", "events.amazonaws.com", "SourceArn", "${OnboardingFailed.Arn}"));
    }

    @Test
    void the_dead_letter_queue_takes_messages_of_the_platforms_rules_only() {
        var statements = list(object(template.properties("DeadLettersPolicy").get("PolicyDocument")).get("Statement"));
        assertThat(statements).filteredOn(statement -> object(statement).get("Effect").equals("Allow")).containsExactly(Map.of(
                "Sid", "AcceptUndelivered", "Effect", "Allow", "Principal", Map.of("Service", "events.amazonaws.com"),
                "Action", "sqs:SendMessage", "Resource", "${DeadLetters.Arn}",
                "Condition", Map.of("ArnEquals",
                        Map.of("aws:SourceArn", List.of("${TenantCreated.Arn}", "${TenantDeleted.Arn}", "${AuditSchedule.Arn}", "${SweepSchedule.Arn}", "${OnboardingFailed.Arn}")))));
    }

    @Test
    void the_signup_is_offered_a_policy_for_its_own_events_only() {
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("SignupEmitterPolicy")).singleElement()
                .satisfies(grant -> assertThat(grant.statement()).containsAllEntriesOf(Map.of(
                        "Action", "events:PutEvents", "Resource", "${Bus.Arn}",
                        "Condition", Map.of("StringEquals", Map.of(
                                "events:source", "${SignupSource}", "events:detail-type", List.of("TenantCreated", "TenantDeleted"))))));
    }

    private static String definition(String machine) throws IOException {
        return Files.readString(Path.of("../statemachine/" + machine.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".asl.json"));
    }
}
