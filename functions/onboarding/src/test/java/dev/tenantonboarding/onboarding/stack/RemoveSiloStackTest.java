package dev.tenantonboarding.onboarding.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointTimedOut;
import dev.tenantonboarding.onboarding.FakeAws;
import dev.tenantonboarding.onboarding.StackFailed;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class RemoveSiloStackTest {
    private static final TenantId TENANT = new TenantId("globex");
    private static final String ROLE = "arn:aws:iam::000000000000:role/silo-stacks";
    private static final String ID = "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--globex/1";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final FakeAws aws = new FakeAws(this::answer);
    private final RemoveSiloStack stacks =
            new RemoveSiloStack(aws.client(CloudFormationClient.builder()), "tenant-onboarding", Duration.ofMinutes(30));
    private String status = "CREATE_COMPLETE";
    private String platform = "tenant-onboarding";
    private Instant changed = START.minusSeconds(60);
    private FakeAws.Answer deletion = FakeAws.Answer.of("<DeleteStackResponse/>");

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"})
    void a_stack_is_deleted_as_its_role_and_then_looked_at_again(String present) {
        status = present;

        assertThat(stacks.advance(TENANT, ROLE, waiting(0))).isFalse();

        assertThat(aws.operations()).containsExactly("DescribeStacks", "DeleteStack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_COMPLETE", "MISSING"})
    void where_there_is_none_all_is_done(String present) {
        status = present;

        assertThat(stacks.advance(TENANT, ROLE, waiting(0))).isTrue();

        assertThat(stacks.remaining(TENANT)).isEmpty();
        assertThat(deletions()).isEmpty();
    }

    @Test
    void a_stack_that_lacks_the_tags_is_someone_elses_and_stays() {
        platform = "staging";

        assertThat(stacks.advance(TENANT, ROLE, waiting(0))).isTrue();

        assertThat(stacks.remaining(TENANT)).isEmpty();
        assertThat(deletions()).isEmpty();
    }

    @Test
    void what_remains_is_told_by_its_id() {
        assertThat(stacks.remaining(TENANT)).contains(ID);
    }

    @Test
    void a_stack_on_its_way_is_waited_for_until_the_time_is_up() {
        status = "DELETE_IN_PROGRESS";

        assertThat(stacks.advance(TENANT, ROLE, waiting(1_799))).isFalse();
        assertThatThrownBy(() -> stacks.advance(TENANT, ROLE, waiting(1_800)))
                .isInstanceOf(EndpointTimedOut.class).hasMessageContaining("tenant--globex is DELETE_IN_PROGRESS");
        assertThat(deletions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE_FAILED", "CREATE_FAILED"})
    void what_failed_before_the_execution_began_is_deleted_again(String present) {
        status = present;

        assertThat(stacks.advance(TENANT, ROLE, waiting(0))).isFalse();

        assertThat(deletions()).hasSize(1);
    }

    @Test
    void what_failed_since_fails_the_execution_with_the_resources_reason() {
        status = "DELETE_FAILED";
        changed = START.plusSeconds(1);

        assertThatThrownBy(() -> stacks.advance(TENANT, ROLE, waiting(30)))
                .isInstanceOf(StackFailed.class).hasMessageContaining("ContainerRole").hasMessageContaining("it has other policies");

        assertThat(deletions()).isEmpty();
    }

    @Test
    void a_deletion_that_somebody_else_was_quicker_with_is_left_to_the_next_look_and_another_refusal_is_told() {
        deletion = refusal("ValidationError", "Stack [tenant--globex] cannot be deleted while in status UPDATE_IN_PROGRESS");
        assertThat(stacks.advance(TENANT, ROLE, waiting(0))).isFalse();

        deletion = refusal("AccessDenied", "not authorized to perform: cloudformation:DeleteStack");
        assertThatThrownBy(() -> stacks.advance(TENANT, ROLE, waiting(0)))
                .isInstanceOf(CloudFormationException.class).hasMessageContaining("not authorized");
        deletion = refusal("ValidationError", "Stack [tenant--globex] cannot be deleted while TerminationProtection is enabled");
        assertThatThrownBy(() -> stacks.advance(TENANT, ROLE, waiting(0)))
                .isInstanceOf(CloudFormationException.class).hasMessageContaining("TerminationProtection");
    }

    private List<String> deletions() {
        return aws.operations().stream().filter("DeleteStack"::equals).toList();
    }

    private FakeAws.Answer answer(FakeAws.Call call) {
        return switch (call.operation()) {
            case "DescribeStacks" -> status.equals("MISSING") ? refusal("ValidationError", "Stack with id tenant--globex does not exist") : stack();
            case "DescribeStackEvents" -> FakeAws.Answer.of("""
                    <DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents><member><StackId>%s</StackId><EventId>1</EventId>\
                    <LogicalResourceId>ContainerRole</LogicalResourceId><PhysicalResourceId>tenant--globex--container</PhysicalResourceId>\
                    <ResourceType>AWS::IAM::Role</ResourceType><ResourceStatus>DELETE_FAILED</ResourceStatus>\
                    <ResourceStatusReason>it has other policies</ResourceStatusReason></member></StackEvents>\
                    </DescribeStackEventsResult></DescribeStackEventsResponse>""".formatted(ID));
            case "DeleteStack" -> deleted(call);
            default -> throw new AssertionError("nobody should call " + call.operation());
        };
    }

    private FakeAws.Answer deleted(FakeAws.Call call) {
        assertThat(call.body()).contains("RoleARN=arn%3Aaws%3Aiam%3A%3A000000000000%3Arole%2Fsilo-stacks", "stack%2Ftenant--globex%2F1");
        return deletion;
    }

    private FakeAws.Answer stack() {
        return FakeAws.Answer.of("""
                <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackId>%s</StackId><StackName>tenant--globex</StackName>\
                <CreationTime>%s</CreationTime><DeletionTime>%s</DeletionTime><StackStatus>%s</StackStatus><Tags>\
                <member><Key>TenantID</Key><Value>globex</Value></member>\
                <member><Key>tenant-onboarding-stack</Key><Value>%s</Value></member>\
                </Tags></member></Stacks></DescribeStacksResult></DescribeStacksResponse>""".formatted(ID, changed, changed, status, platform));
    }

    private static FakeAws.Answer refusal(String code, String message) {
        return FakeAws.Answer.refusal(400, code, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></ErrorResponse>");
    }

    private static Attempt waiting(int seconds) {
        Owner owner = new Owner("arn:aws:states:us-east-1:000000000000:execution:tenant-offboarding:run-1", 0);
        return new Attempt(owner, START, Duration.ofSeconds(seconds));
    }
}
