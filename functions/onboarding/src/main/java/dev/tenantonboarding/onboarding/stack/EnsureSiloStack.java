package dev.tenantonboarding.onboarding.stack;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import dev.tenantonboarding.onboarding.StackConflict;
import dev.tenantonboarding.onboarding.StackFailed;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Takes a stack one step nearer to being as planned, whatever state it is in. */
public final class EnsureSiloStack {
    private static final Logger LOG = LoggerFactory.getLogger(EnsureSiloStack.class);

    private final CloudFormationClient cloudFormation;
    private final SiloStacks stacks;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public EnsureSiloStack(CloudFormationClient cloudFormation, Duration bound) {
        this.cloudFormation = cloudFormation;
        this.stacks = new SiloStacks(cloudFormation);
        this.bound = bound;
    }

    /**
     * @throws StackFailed if it failed since the execution began
     * @throws EndpointQuotaExceeded if it did because the account may not run that many instances
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it took too long
     * @throws StackConflict if it does not bear the plan's mark
     */
    public StackStep advance(StackPlan plan, Attempt attempt) {
        Optional<Stack> found = stacks.find(plan.stackName());
        if (found.isEmpty()) {
            return create(plan, attempt);
        }
        Stack stack = found.get();
        stacks.requireMark(stack, plan.mark());
        return switch (StackPhase.of(stack.stackStatus())) {
            case MISSING -> create(plan, attempt);
            case COMPLETE -> update(plan, stack);
            case ROLLED_BACK -> {
                stacks.requireEarlier(stack, attempt);
                yield update(plan, stack);
            }
            case UNDERWAY -> {
                attempt.requireTimeLeft(bound, "stack " + plan.stackName(), stack.stackStatusAsString());
                yield new StackStep.Underway(stack.stackStatusAsString());
            }
            case BROKEN -> {
                stacks.requireEarlier(stack, attempt);
                attempt.requireTimeLeft(bound, "stack " + plan.stackName(), stack.stackStatusAsString());
                yield new StackStep.Underway(stacks.delete(stack, plan.roleArn()));
            }
        };
    }

    private StackStep create(StackPlan plan, Attempt attempt) {
        attempt.requireTimeLeft(bound, "stack " + plan.stackName(), "missing");
        try {
            cloudFormation.createStack(request -> request.stackName(plan.stackName())
                    .templateURL(plan.templateUrl())
                    .roleARN(plan.roleArn())
                    .capabilities(Capability.CAPABILITY_NAMED_IAM)
                    .parameters(plan.parameterList())
                    .tags(plan.tags()));
        } catch (AlreadyExistsException quicker) {
            LOG.info("{} is there already; whose it is shows the next time", plan.stackName());
        }
        return new StackStep.Underway(StackStatus.CREATE_IN_PROGRESS.toString());
    }

    /** CloudFormation itself says whether the stack has what is planned: only it knows which template it was made from. */
    private StackStep update(StackPlan plan, Stack stack) {
        try {
            cloudFormation.updateStack(request -> request.stackName(stack.stackId())
                    .templateURL(plan.templateUrl())
                    .roleARN(plan.roleArn())
                    .capabilities(Capability.CAPABILITY_NAMED_IAM)
                    .parameters(plan.parameterList())
                    .tags(plan.tags()));
        } catch (CloudFormationException refused) {
            if (CloudFormationErrors.isUnchanged(refused)) {
                return ready(stack);
            }
            if (!CloudFormationErrors.isBusy(refused)) {
                throw refused;
            }
        }
        return new StackStep.Underway(StackStatus.UPDATE_IN_PROGRESS.toString());
    }

    private static StackStep ready(Stack stack) {
        return new StackStep.Ready(output(stack, "EndpointName"), output(stack, "ApiUrl"));
    }

    private static String output(Stack stack, String key) {
        return stack.outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(stack.stackId() + " has no output " + key));
    }
}
