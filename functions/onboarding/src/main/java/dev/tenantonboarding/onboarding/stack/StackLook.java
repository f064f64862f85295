package dev.tenantonboarding.onboarding.stack;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Sees whether there is something to wait for. */
public record StackLook(CloudFormationClient cloudFormation) {
    /** Whether the stack is on its way to another status. */
    public boolean isUnderway(String stackName) {
        return new SiloStacks(cloudFormation).find(stackName)
                .filter(stack -> StackPhase.of(stack.stackStatus()) == StackPhase.UNDERWAY)
                .isPresent();
    }
}
