package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WakingTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void a_silo_tenants_stack_that_came_to_a_status_to_stay_in_wakes() {
        assertThat(template.properties("StackSettled")).doesNotContainKey("EventBusName").containsEntry("EventPattern", Map.of(
                "source", List.of("aws.cloudformation"),
                "detail-type", List.of("CloudFormation Stack Status Change"),
                "detail", Map.of(
                        "stack-id", List.of(Map.of("prefix",
                                "arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/tenant--")),
                        "status-details", Map.of("status", List.of(Map.of("suffix", "_COMPLETE"), Map.of("suffix", "_FAILED"))))));
    }

    @Test
    void an_endpoint_that_came_to_a_status_to_stay_in_wakes_if_it_may_be_a_bridge_tenants() {
        assertThat(template.properties("EndpointSettled")).doesNotContainKey("EventBusName").containsEntry("EventPattern", Map.of(
                "source", List.of("aws.sagemaker"),
                "detail-type", List.of("SageMaker Endpoint State Change"),
                "detail", Map.of(
                        "EndpointName", List.of(Map.of("anything-but", Map.of("prefix", "silo--"))),
                        "EndpointStatus", List.of(Map.of("anything-but",
                                List.of("CREATING", "UPDATING", "SYSTEM_UPDATING", "ROLLING_BACK", "DELETING"))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StackSettled", "EndpointSettled"})
    void such_an_event_calls_the_function_and_is_kept_nowhere(String rule) {
        assertThat(list(template.properties(rule).get("Targets"))).containsExactly(Map.of(
                "Id", "WakeOnboarding", "Arn", "${WakeOnboarding.Arn}"));
        assertThat(template.properties(rule + "MayInvoke")).isEqualTo(Map.of(
                "Action", "lambda:InvokeFunction", "FunctionName", "${WakeOnboarding.Arn}",
                "Principal", "events.amazonaws.com", "SourceArn", "${" + rule + ".Arn}"));
    }

    @ParameterizedTest
    @CsvSource({
        "AwaitEndpoint, sagemaker:DescribeEndpoint", "AwaitStack, cloudformation:DescribeStacks",
        "WakeOnboarding, s3:GetObject s3:ListBucket states:GetExecutionHistory"})
    void who_waits_or_wakes_sees_what_that_takes_and_calls_back_the_onboarding_only(String function, String sees) {
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals(function + "Role"))
                .flatExtracting(Grant::actions).filteredOn(action -> !action.startsWith("logs:"))
                .containsExactlyInAnyOrder((sees + " states:SendTaskSuccess").split(" "));
        assertThat(template.grant(function + "Role", "CallBack").resources())
                .containsExactly("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${AWS::StackName}");
    }

    @Test
    void nobody_else_calls_back() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().toString().contains("states:SendTask"))
                .extracting(Grant::bearer).containsExactlyInAnyOrder("AwaitEndpointRole", "AwaitStackRole", "WakeOnboardingRole");
    }
}
