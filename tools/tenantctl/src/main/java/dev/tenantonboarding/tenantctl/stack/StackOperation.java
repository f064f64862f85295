package dev.tenantonboarding.tenantctl.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Pause;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Follows what CloudFormation does to one stack, event by event. */
final class StackOperation {
    private static final Set<String> DONE = Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE");

    private final CloudFormationClient cloudFormation;
    private final String stack;
    private final Consumer<StackEvent> progress;
    private final Set<String> told = new HashSet<>();
    private final List<StackEvent> failures = new ArrayList<>();

    private StackOperation(CloudFormationClient cloudFormation, String stack, Consumer<StackEvent> progress) {
        this.cloudFormation = cloudFormation;
        this.stack = stack;
        this.progress = progress;
    }

    /** For a stack that is about to be made; it has no events yet. */
    static StackOperation onNew(CloudFormationClient cloudFormation, String stack, Consumer<StackEvent> progress) {
        return new StackOperation(cloudFormation, stack, progress);
    }

    /** For a stack that is about to be updated; what happened to it before is not told again. */
    static StackOperation onExisting(CloudFormationClient cloudFormation, String stack, Consumer<StackEvent> progress) {
        var operation = new StackOperation(cloudFormation, stack, progress);
        operation.untold().forEach(event -> operation.told.add(event.eventId()));
        return operation;
    }

    /** @throws CommandFailed if the stack does not become what was asked for, naming the first resource that failed and why */
    void await(Duration pause) {
        while (true) {
            var status = new Stacks(cloudFormation).find(stack)
                    .orElseThrow(() -> CommandFailed.because("the stack " + stack + " went away while it was deployed")).stackStatusAsString();
            tell();
            if (DONE.contains(status)) {
                return;
            }
            // Cleaning up after an update is part of it.
            if (!status.endsWith("_IN_PROGRESS")) {
                throw CommandFailed.because("the stack " + stack + " is " + status
                        + failure().map(event -> ": " + event.logicalResourceId() + " (" + event.resourceType() + ") failed: " + event.resourceStatusReason()).orElse(""));
            }
            Pause.of(pause);
        }
    }

    private void tell() {
        for (var event : untold().reversed()) {
            told.add(event.eventId());
            if (event.resourceStatusAsString().endsWith("_FAILED")) {
                failures.add(event);
            }
            progress.accept(event);
        }
    }

    /** CloudFormation cancels what it was at when something fails, and calls that a failure too; but the first is the real one. */
    private Optional<StackEvent> failure() {
        return failures.stream().filter(event -> !event.logicalResourceId().equals(stack)).findFirst().or(() -> failures.stream().findFirst());
    }

    /** Newest first, as CloudFormation lists them. */
    private List<StackEvent> untold() {
        return cloudFormation.describeStackEventsPaginator(request -> request.stackName(stack)).stackEvents().stream()
                .takeWhile(event -> !told.contains(event.eventId()))
                .toList();
    }
}
