package dev.tenantonboarding.onboarding.stack;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Removes a tenant's own stack, step by step. One of that name that lacks the tags is someone else's, and is left alone. */
public final class RemoveSiloStack {
    private final SiloStacks stacks;
    private final String stackName;
    private final Duration bound;

    /**
     * @param stackName of the platform, which its tenants' stacks are tagged with
     * @param bound how long an execution waits, and again for each time it is redriven
     */
    public RemoveSiloStack(CloudFormationClient cloudFormation, String stackName, Duration bound) {
        this.stacks = new SiloStacks(cloudFormation);
        this.stackName = stackName;
        this.bound = bound;
    }

    /**
     * @param roleArn as whom CloudFormation works
     * @return whether there is none
     * @throws dev.tenantonboarding.onboarding.StackFailed if it could not be deleted since the execution began
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it takes too long
     */
    public boolean advance(TenantId tenant, String roleArn, Attempt attempt) {
        Optional<Stack> found = find(tenant);
        found.ifPresent(stack -> {
            attempt.requireTimeLeft(bound, "stack " + stack.stackName(), stack.stackStatusAsString());
            switch (StackPhase.of(stack.stackStatus())) {
                case MISSING, UNDERWAY -> {}
                case COMPLETE, ROLLED_BACK -> stacks.delete(stack, roleArn);
                case BROKEN -> {
                    stacks.requireEarlier(stack, attempt);
                    stacks.delete(stack, roleArn);
                }
            }
        });
        return found.isEmpty();
    }

    /** Its id, if there is one. */
    public Optional<String> remaining(TenantId tenant) {
        return find(tenant).map(Stack::stackId);
    }

    private Optional<Stack> find(TenantId tenant) {
        return stacks.find(new SiloNames(tenant).stack())
                .filter(stack -> StackPhase.of(stack.stackStatus()) != StackPhase.MISSING)
                .filter(stack -> stacks.bears(stack, ResourceTags.mark(tenant, stackName)));
    }
}
