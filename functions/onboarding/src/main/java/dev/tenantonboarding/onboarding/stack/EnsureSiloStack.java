package dev.tenantonboarding.onboarding.stack;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import dev.tenantonboarding.onboarding.StackConflict;
import dev.tenantonboarding.onboarding.StackFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Takes a stack one step nearer to being as planned, whatever state it is in. */
public final class EnsureSiloStack {
    private static final Logger LOG = LoggerFactory.getLogger(EnsureSiloStack.class);

    private final CloudFormationClient cloudFormation;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public EnsureSiloStack(CloudFormationClient cloudFormation, Duration bound) {
        this.cloudFormation = cloudFormation;
        this.bound = bound;
    }

    /**
     * @throws StackFailed if it failed since the execution began
     * @throws EndpointQuotaExceeded if it did because the account may not run that many instances
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it took too long
     * @throws StackConflict if it does not bear the plan's mark
     */
    public StackStep advance(StackPlan plan, Attempt attempt) {
        Optional<Stack> found = find(plan.stackName());
        if (found.isEmpty()) {
            return create(plan, attempt);
        }
        Stack stack = found.get();
        requireMark(plan, stack);
        return switch (StackPhase.of(stack.stackStatus())) {
            case MISSING -> create(plan, attempt);
            case COMPLETE -> update(plan, stack);
            case ROLLED_BACK -> {
                requireEarlier(stack, attempt);
                yield update(plan, stack);
            }
            case UNDERWAY -> {
                attempt.requireTimeLeft(bound, "stack " + plan.stackName(), stack.stackStatusAsString());
                yield new StackStep.Underway(stack.stackStatusAsString());
            }
            case BROKEN -> {
                requireEarlier(stack, attempt);
                attempt.requireTimeLeft(bound, "stack " + plan.stackName(), stack.stackStatusAsString());
                yield delete(plan, stack);
            }
        };
    }

    private Optional<Stack> find(String stackName) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(stackName)).stacks().stream().findFirst();
        } catch (CloudFormationException refused) {
            if (CloudFormationErrors.isMissing(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static void requireMark(StackPlan plan, Stack stack) {
        Map<String, String> tags = stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        if (!tags.entrySet().containsAll(plan.mark().entrySet())) {
            throw new StackConflict(stack.stackId() + " is not tagged " + new TreeMap<>(plan.mark()) + ", so it is not touched");
        }
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

    private StackStep delete(StackPlan plan, Stack stack) {
        LOG.warn("removing {}, which is {}: {}", plan.stackName(), stack.stackStatusAsString(), stack.stackStatusReason());
        try {
            cloudFormation.deleteStack(request -> request.stackName(stack.stackId()).roleARN(plan.roleArn()));
        } catch (CloudFormationException refused) {
            if (!CloudFormationErrors.isBusy(refused)) {
                throw refused;
            }
        }
        return new StackStep.Underway(StackStatus.DELETE_IN_PROGRESS.toString());
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

    /** What failed before this execution began, or before it was redriven, is made again; what failed since fails the execution. */
    private void requireEarlier(Stack stack, Attempt attempt) {
        if (!attempt.hasSeen(begun(stack))) {
            return;
        }
        String what = "stack " + stack.stackName() + " is " + stack.stackStatusAsString() + ": ";
        Optional<FailedResource> first = FailedResource.first(cloudFormation
                .describeStackEventsPaginator(request -> request.stackName(stack.stackId())).stackEvents().stream());
        if (first.filter(FailedResource::lacksQuota).isPresent()) {
            throw new EndpointQuotaExceeded(what + first.get());
        }
        throw new StackFailed(what + first.map(FailedResource::toString)
                .or(() -> Optional.ofNullable(stack.stackStatusReason()))
                .orElse("CloudFormation gives no reason"));
    }

    /** When what the status speaks of began. */
    private static Instant begun(Stack stack) {
        Instant made = Optional.ofNullable(stack.lastUpdatedTime()).orElse(stack.creationTime());
        return stack.stackStatus() == StackStatus.DELETE_FAILED ? Optional.ofNullable(stack.deletionTime()).orElse(made) : made;
    }
}
