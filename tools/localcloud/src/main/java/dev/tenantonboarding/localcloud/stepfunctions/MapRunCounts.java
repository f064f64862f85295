package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.EnumMap;
import java.util.Map;

import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/**
 * How many of a Map Run's executions are in which status; as each has one item, the items are counted alike.
 *
 * @param stuck those that failed and cannot be redriven
 */
record MapRunCounts(Map<ExecutionStatus, Long> byStatus, long pending, long pendingRedrive, long stuck, long written) {

    static MapRunCounts of(MapRun run) {
        var children = run.children();
        var byStatus = new EnumMap<ExecutionStatus, Long>(ExecutionStatus.class);
        var stuck = 0L;
        for (var child : children) {
            var status = child.progress().status();
            byStatus.merge(status, 1L, Long::sum);
            stuck += status != ExecutionStatus.RUNNING && status != ExecutionStatus.SUCCEEDED && !child.history().hasRoom() ? 1 : 0;
        }
        // AWS counts results as written when the run has them all, whether or not they go to S3.
        var written = run.progress().status() == MapRunStatus.SUCCEEDED ? byStatus.getOrDefault(ExecutionStatus.SUCCEEDED, 0L) : 0;
        return new MapRunCounts(byStatus, run.items() - children.size(), run.pendingRedrive(), stuck, written);
    }

    private long in(ExecutionStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    private long total() {
        return pending + byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    MapRunItemCounts ofItems() {
        return MapRunItemCounts.builder().pending(pending).running(in(ExecutionStatus.RUNNING)).succeeded(in(ExecutionStatus.SUCCEEDED))
                .failed(in(ExecutionStatus.FAILED)).timedOut(in(ExecutionStatus.TIMED_OUT)).aborted(in(ExecutionStatus.ABORTED))
                .total(total()).resultsWritten(written).failuresNotRedrivable(stuck).pendingRedrive(pendingRedrive).build();
    }

    MapRunExecutionCounts ofExecutions() {
        return MapRunExecutionCounts.builder().pending(pending).running(in(ExecutionStatus.RUNNING)).succeeded(in(ExecutionStatus.SUCCEEDED))
                .failed(in(ExecutionStatus.FAILED)).timedOut(in(ExecutionStatus.TIMED_OUT)).aborted(in(ExecutionStatus.ABORTED))
                .total(total()).resultsWritten(written).failuresNotRedrivable(stuck).pendingRedrive(pendingRedrive).build();
    }
}
