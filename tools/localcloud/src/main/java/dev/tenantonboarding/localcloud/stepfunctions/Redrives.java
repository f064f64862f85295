package dev.tenantonboarding.localcloud.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.History;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Identity;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Progress;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Whether an execution can be redriven, in the words of DescribeExecution. */
final class Redrives {
    private static final Duration PERIOD = Duration.ofDays(14);

    private Redrives() {
    }

    /** Why not; empty if it can. */
    static Optional<String> obstacle(Progress progress, History history, Instant now) {
        if (progress.status() == ExecutionStatus.RUNNING || progress.status() == ExecutionStatus.SUCCEEDED) {
            return Optional.of("Execution is " + progress.status() + " and cannot be redriven");
        }
        if (!history.hasRoom()) {
            return Optional.of("Execution history event limit exceeded");
        }
        return progress.stopDate().filter(stopped -> stopped.plus(PERIOD).isBefore(now))
                .map(stopped -> "Execution redrivable period exceeded");
    }

    /** @param identity those of a Map Run are redriven with it */
    static ExecutionRedriveStatus status(Optional<String> obstacle, Identity identity) {
        if (obstacle.isPresent()) {
            return ExecutionRedriveStatus.NOT_REDRIVABLE;
        }
        return identity.isChild() ? ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN : ExecutionRedriveStatus.REDRIVABLE;
    }
}
