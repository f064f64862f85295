package dev.tenantonboarding.onboarding.stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** A resource that CloudFormation could not make, change or delete, and its reason. */
record FailedResource(String logicalId, String type, String reason) {
    private static final Pattern QUOTA = Pattern.compile("ResourceLimitExceeded|ServiceLimitExceeded|account-level service limit");
    private static final Set<ResourceStatus> FAILURES =
            Set.of(ResourceStatus.CREATE_FAILED, ResourceStatus.UPDATE_FAILED, ResourceStatus.DELETE_FAILED);
    // What begins an operation; rolling back belongs to the operation that failed.
    private static final Set<ResourceStatus> BEGINNINGS =
            Set.of(ResourceStatus.CREATE_IN_PROGRESS, ResourceStatus.UPDATE_IN_PROGRESS, ResourceStatus.DELETE_IN_PROGRESS);

    /**
     * The resource for whose sake the last operation on a stack failed.
     *
     * @param newestFirst the stack's events, read no further back than where that operation began
     */
    static Optional<FailedResource> first(Stream<StackEvent> newestFirst) {
        List<StackEvent> failures = newestFirst
                .takeWhile(event -> !isBeginning(event))
                .filter(event -> FAILURES.contains(event.resourceStatus()))
                .filter(event -> !isOfStack(event) && !isFollower(event))
                .toList();
        return failures.isEmpty() ? Optional.empty() : Optional.of(of(failures.getLast()));
    }

    /** Whether SageMaker would run no more instances: CloudFormation passes its words on, and its error's code in some cases only. */
    boolean lacksQuota() {
        return type.equals("AWS::SageMaker::Endpoint") && QUOTA.matcher(reason).find();
    }

    @Override
    public String toString() {
        return logicalId + " (" + type + "): " + reason;
    }

    private static FailedResource of(StackEvent event) {
        return new FailedResource(event.logicalResourceId(), event.resourceType(), reason(event));
    }

    private static boolean isBeginning(StackEvent event) {
        return isOfStack(event) && BEGINNINGS.contains(event.resourceStatus());
    }

    private static boolean isOfStack(StackEvent event) {
        return event.stackId().equals(event.physicalResourceId());
    }

    /** What was under way when another failed: "Resource creation cancelled". */
    private static boolean isFollower(StackEvent event) {
        return reason(event).matches("Resource \\w+ cancelled.*");
    }

    private static String reason(StackEvent event) {
        return Optional.ofNullable(event.resourceStatusReason()).orElse("CloudFormation gives no reason");
    }
}
