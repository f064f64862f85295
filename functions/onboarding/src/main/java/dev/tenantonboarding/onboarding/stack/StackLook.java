package dev.tenantonboarding.onboarding.stack;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Sees whether there is something to wait for. */
public final class StackLook {
    private final SiloStacks stacks;

    public StackLook(CloudFormationClient cloudFormation) {
        stacks = new SiloStacks(cloudFormation);
    }

    /** Whether the stack is on its way to another status. */
    public boolean isUnderway(String stackName) {
        return stacks.find(stackName).filter(stack -> StackPhase.of(stack.stackStatus()) == StackPhase.UNDERWAY).isPresent();
    }
}
