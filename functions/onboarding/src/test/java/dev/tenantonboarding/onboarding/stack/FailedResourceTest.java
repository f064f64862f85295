package dev.tenantonboarding.onboarding.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

class FailedResourceTest {
    private static final String STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/tenant--acme/1";

    @Test
    void of_all_that_failed_in_the_last_operation_the_first_is_named_and_not_those_that_were_cancelled_with_it() {
        assertThat(FailedResource.first(Stream.of(
                        stack(ResourceStatus.ROLLBACK_COMPLETE, ""),
                        resource("Function", ResourceStatus.DELETE_COMPLETE, ""),
                        stack(ResourceStatus.ROLLBACK_IN_PROGRESS, "The following resource(s) failed to create: [Endpoint, Function, Api]."),
                        resource("Stage", ResourceStatus.CREATE_FAILED, "the API went away"),
                        resource("Function", ResourceStatus.CREATE_FAILED, "Resource creation cancelled"),
                        resource("Endpoint", ResourceStatus.CREATE_FAILED, "no such image"),
                        resource("Api", ResourceStatus.CREATE_FAILED, "Resource creation cancelled"),
                        stack(ResourceStatus.CREATE_IN_PROGRESS, "User Initiated"))))
                .contains(new FailedResource("Endpoint", "AWS::Some::Endpoint", "no such image"));
    }

    @Test
    void what_failed_in_an_earlier_operation_does_not_count() {
        assertThat(FailedResource.first(Stream.of(
                        stack(ResourceStatus.UPDATE_ROLLBACK_COMPLETE, ""),
                        stack(ResourceStatus.UPDATE_ROLLBACK_IN_PROGRESS, "failed"),
                        resource("Function", ResourceStatus.UPDATE_FAILED, "no such jar"),
                        stack(ResourceStatus.UPDATE_IN_PROGRESS, "User Initiated"),
                        resource("Endpoint", ResourceStatus.UPDATE_FAILED, "long ago"),
                        stack(ResourceStatus.CREATE_IN_PROGRESS, "User Initiated"))))
                .get()
                .hasToString("Function (AWS::Some::Function): no such jar");
    }

    @Test
    void what_stands_in_the_way_of_a_deletion_is_named_too() {
        assertThat(FailedResource.first(Stream.of(
                        stack(ResourceStatus.DELETE_FAILED, "The following resource(s) failed to delete: [Role]."),
                        resource("Role", ResourceStatus.DELETE_FAILED, "must delete policies first"),
                        stack(ResourceStatus.DELETE_IN_PROGRESS, "User Initiated"))))
                .map(FailedResource::logicalId)
                .contains("Role");
    }

    @Test
    void a_stack_may_fail_without_a_resource_that_did() {
        assertThat(FailedResource.first(Stream.of(
                        stack(ResourceStatus.CREATE_FAILED, "the role cannot be assumed"), stack(ResourceStatus.CREATE_IN_PROGRESS, ""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::SageMaker::Endpoint, The account-level service limit 'ml.m5.large for endpoint usage' is 0 Instances, true",
        "AWS::SageMaker::Endpoint, (Status Code: 400; Error Code: ResourceLimitExceeded), true",
        "AWS::SageMaker::Endpoint, the container did not pass the ping health check, false",
        "AWS::Lambda::Function, (HandlerErrorCode: ServiceLimitExceeded), false"
    })
    void instances_that_the_account_may_not_run_are_told_from_other_failures(String type, String reason, boolean lacks) {
        assertThat(new FailedResource("Some", type, reason).lacksQuota()).isEqualTo(lacks);
    }

    private static StackEvent stack(ResourceStatus status, String reason) {
        return event("tenant--acme", STACK, "AWS::CloudFormation::Stack", status, reason);
    }

    private static StackEvent resource(String logicalId, ResourceStatus status, String reason) {
        return event(logicalId, "acme-" + logicalId, "AWS::Some::" + logicalId, status, reason);
    }

    private static StackEvent event(String logicalId, String physicalId, String type, ResourceStatus status, String reason) {
        return StackEvent.builder()
                .stackId(STACK)
                .logicalResourceId(logicalId)
                .physicalResourceId(physicalId)
                .resourceType(type)
                .resourceStatus(status)
                .resourceStatusReason(reason)
                .build();
    }
}
