package dev.tenantonboarding.onboarding.stack;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import dev.tenantonboarding.onboarding.StackConflict;
import dev.tenantonboarding.onboarding.StackFailed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Silo tenants' stacks: looked at, told from others', removed. */
record SiloStacks(CloudFormationClient cloudFormation) {
    private static final Logger LOG = LoggerFactory.getLogger(SiloStacks.class);

    Optional<Stack> find(String stackName) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(stackName)).stacks().stream().findFirst();
        } catch (CloudFormationException refused) {
            if (CloudFormationErrors.isMissing(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    boolean bears(Stack stack, Map<String, String> mark) {
        Map<String, String> tags = stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        return tags.entrySet().containsAll(mark.entrySet());
    }

    /** @throws StackConflict if it does not bear the mark */
    void requireMark(Stack stack, Map<String, String> mark) {
        if (!bears(stack, mark)) {
            throw new StackConflict(stack.stackId() + " is not tagged " + new TreeMap<>(mark) + ", so it is not touched");
        }
    }

    /** @return the status that it gets */
    String delete(Stack stack, String roleArn) {
        LOG.warn("removing {}, which is {}: {}", stack.stackName(), stack.stackStatusAsString(), stack.stackStatusReason());
        try {
            cloudFormation.deleteStack(request -> request.stackName(stack.stackId()).roleARN(roleArn));
        } catch (CloudFormationException refused) {
            if (!CloudFormationErrors.isBusy(refused)) {
                throw refused;
            }
        }
        return StackStatus.DELETE_IN_PROGRESS.toString();
    }

    /** What failed before this execution began, or before it was redriven, is made again; what failed since fails the execution. */
    void requireEarlier(Stack stack, Attempt attempt) {
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
