package dev.tenantonboarding.onboarding.sweep;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Executions as Step Functions lists them, which may be a moment behind. Asking for each one by itself would use up what an account may
 * ask in a second.
 *
 * @param running their ARNs
 * @param stopped those that came to no good end, and when
 */
record ListedExecutions(Set<String> running, Map<String, Instant> stopped) {
    private static final int PAGE = 1_000;
    // Of each machine and status, the newest. Older ones have been swept long ago, or are asked for by themselves.
    private static final int MOST = 10_000;
    private static final List<ExecutionStatus> BAD_ENDS = List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    static ListedExecutions of(SfnClient stepFunctions, List<String> stateMachineArns) {
        Set<String> running = new HashSet<>();
        Map<String, Instant> stopped = new HashMap<>();
        for (String machine : stateMachineArns) {
            list(stepFunctions, machine, ExecutionStatus.RUNNING).forEach(item -> running.add(item.executionArn()));
            BAD_ENDS.forEach(status ->
                    list(stepFunctions, machine, status).forEach(item -> stopped.put(item.executionArn(), item.stopDate())));
        }
        return new ListedExecutions(running, stopped);
    }

    private static Stream<ExecutionListItem> list(SfnClient stepFunctions, String machine, ExecutionStatus status) {
        return stepFunctions
                .listExecutionsPaginator(request -> request.stateMachineArn(machine).statusFilter(status).maxResults(PAGE))
                .executions()
                .stream()
                .limit(MOST);
    }
}
