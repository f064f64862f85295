package dev.tenantonboarding.tenantctl.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Where an execution stands.
 *
 * @param redrivable whether AWS would redrive it now
 * @param input      the event that it was started with
 */
public record RunState(String arn, ExecutionStatus status, Optional<Instant> stopped, int redriveCount, boolean redrivable, String input) {
    /** How long after its end Step Functions redrives an execution. */
    static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    static final Set<ExecutionStatus> BAD_ENDS = Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
    private static final Set<ExecutionStatus> UNDER_WAY = Set.of(ExecutionStatus.RUNNING, ExecutionStatus.PENDING_REDRIVE);

    static RunState of(DescribeExecutionResponse execution) {
        return new RunState(
                execution.executionArn(),
                execution.status(),
                Optional.ofNullable(execution.stopDate()),
                Optional.ofNullable(execution.redriveCount()).orElse(0),
                execution.redriveStatus() == ExecutionRedriveStatus.REDRIVABLE,
                Optional.ofNullable(execution.input()).orElse(""));
    }

    boolean isUnderWay() {
        return UNDER_WAY.contains(status);
    }

    boolean endedBadly() {
        return BAD_ENDS.contains(status);
    }

    Optional<Instant> redrivableUntil() {
        return stopped.filter(end -> redrivable).map(end -> end.plus(REDRIVABLE_FOR));
    }
}
