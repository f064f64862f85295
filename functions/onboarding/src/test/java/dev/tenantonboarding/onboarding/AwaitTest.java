package dev.tenantonboarding.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.runtime.StandInContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a stack or endpoint between the last look and the wait for it, of which no event tells. */
class AwaitTest {
    private static final Map<String, Object> PAYLOAD = Map.of(
            "tenantId", "acme", "endpointName", "acme", "stackName", "tenant--acme", "taskToken", "abc",
            "execution", Map.of("arn", "arn:aws:states:us-east-1:000000000000:execution:m:e", "redriveCount", 0));

    @ParameterizedTest
    @ValueSource(strings = {"InService", "Failed", "OutOfService", "UpdateRollbackFailed"})
    void an_endpoint_that_is_there_already_or_never_will_be_is_not_waited_for(String status) {
        assertThat(endpoint(FakeAws.Answer.of("{\"EndpointName\":\"acme\",\"EndpointArn\":\"arn\",\"CreationTime\":0,\"EndpointStatus\":\"" + status + "\"}")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating", "Updating", "Deleting", "SystemUpdating", "RollingBack"})
    void an_endpoint_that_is_on_its_way_is_waited_for(String status) {
        assertThat(endpoint(FakeAws.Answer.of("{\"EndpointName\":\"acme\",\"EndpointArn\":\"arn\",\"EndpointStatus\":\"" + status + "\"}"))).isTrue();
    }

    @Test
    void an_endpoint_that_is_gone_is_not_waited_for() {
        assertThat(endpoint(FakeAws.Answer.refusal(400, "ValidationException", "{\"message\":\"Could not find endpoint arn:acme.\"}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_COMPLETE", "ROLLBACK_COMPLETE", "UPDATE_COMPLETE", "DELETE_FAILED"})
    void a_stack_that_came_to_an_end_is_not_waited_for(String status) {
        assertThat(stack(FakeAws.Answer.of(described(status)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "DELETE_IN_PROGRESS"})
    void a_stack_that_is_on_its_way_is_waited_for(String status) {
        assertThat(stack(FakeAws.Answer.of(described(status)))).isTrue();
    }

    @Test
    void a_stack_that_is_gone_is_not_waited_for() {
        assertThat(stack(new FakeAws.Answer(400, Map.of(), "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>"
                + "<Message>Stack with id tenant--acme does not exist</Message></Error></ErrorResponse>"))).isFalse();
    }

    @Test
    void what_was_looked_at_just_before_is_not_looked_at_again_and_waited_for_in_any_case() {
        Map<String, Object> again = new HashMap<>(PAYLOAD);
        again.put("looked", true);
        try (FakeAws aws = new FakeAws(call -> FakeAws.Answer.of("{}"))) {
            new AwaitEndpointHandler(aws.variables()).handleRequest(again, new StandInContext("await"));
            assertThat(aws.operations()).isEmpty();
        }
    }

    private static String described(String status) {
        return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>tenant--acme</StackName><StackStatus>" + status
                + "</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
    }

    private static boolean endpoint(FakeAws.Answer looks) {
        return waits(AwaitEndpointHandler::new, "DescribeEndpoint", looks);
    }

    private static boolean stack(FakeAws.Answer looks) {
        return waits(AwaitStackHandler::new, "DescribeStacks", looks);
    }

    /** Whether the task goes on; it ends if the function calls it back itself. */
    private static boolean waits(Function<Map<String, String>, RequestHandler<Map<String, Object>, Map<String, Object>>> handler, String look,
            FakeAws.Answer looks) {
        try (FakeAws aws = new FakeAws(call -> call.operation().equals(look) ? looks : FakeAws.Answer.of("{}"))) {
            handler.apply(aws.variables()).handleRequest(PAYLOAD, new StandInContext("await"));

            assertThat(aws.operations()).startsWith(look).isSubsetOf(look, "SendTaskSuccess");
            return !aws.operations().contains("SendTaskSuccess");
        }
    }
}
