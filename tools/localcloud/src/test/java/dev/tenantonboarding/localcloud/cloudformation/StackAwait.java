package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Duration;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Lets the cloud's time pass until a stack is where it should be. */
record StackAwait(StartedCloud cloud, CloudFormationClient formation) {
    private static final int PATIENCE = 2_000;

    /** @return the stack's id, by which it is found once it is deleted */
    String await(String name, StackStatus wanted) {
        for (var i = 0; i < PATIENCE; i++) {
            var stack = formation.describeStacksPaginator().stacks().stream().filter(candidate -> candidate.stackName().equals(name)).findFirst();
            if (stack.isEmpty() && wanted == StackStatus.DELETE_COMPLETE) {
                return formation.listStacksPaginator().stackSummaries().stream().filter(summary -> summary.stackName().equals(name)).findFirst().orElseThrow().stackId();
            }
            if (stack.isPresent() && stack.get().stackStatus() == wanted) {
                return stack.get().stackId();
            }
            if (stack.isPresent() && !stack.get().stackStatusAsString().endsWith("_IN_PROGRESS")) {
                throw new AssertionError(story(stack.get()));
            }
            cloud.pass(Duration.ofMillis(100));
        }
        throw new AssertionError(name + " did not become " + wanted);
    }

    private String story(Stack stack) {
        return stack.stackStatus() + "\n" + formation.describeStackEventsPaginator(request -> request.stackName(stack.stackId())).stackEvents().stream()
                .map(event -> event.logicalResourceId() + " " + event.resourceStatus() + " " + event.resourceStatusReason()).collect(Collectors.joining("\n"));
    }
}
