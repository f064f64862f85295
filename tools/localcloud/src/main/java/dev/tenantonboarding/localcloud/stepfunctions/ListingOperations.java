package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** ListExecutions and GetExecutionHistory. */
final class ListingOperations {
    private final StateMachines machines;
    private final Executions executions;
    private final MapRuns runs;

    ListingOperations(StateMachines machines, Executions executions, MapRuns runs) {
        this.machines = machines;
        this.executions = executions;
        this.runs = runs;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(ListExecutionsRequest::builder, request -> {
                    var arn = request.mapRunArn() == null ? String.valueOf(request.stateMachineArn()) : request.mapRunArn();
                    return List.of(Access.to("states:ListExecutions", arn).withResourceTags(machines.tags(arn)));
                }, this::list).accepting("stateMachineArn", "mapRunArn", "statusFilter", "maxResults", "nextToken", "redriveFilter"),
                Operation.of(GetExecutionHistoryRequest::builder,
                        request -> ExecutionOperations.may("GetExecutionHistory", request.executionArn()), this::history));
    }

    private ListExecutionsResponse list(ListExecutionsRequest request, Call call) {
        if ((request.stateMachineArn() == null) == (request.mapRunArn() == null)) {
            throw AwsError.validation("Must specify either stateMachineArn or mapRunArn");
        }
        check("statusFilter", request.statusFilterAsString(), ExecutionStatus.knownValues());
        check("redriveFilter", request.redriveFilterAsString(), ExecutionRedriveFilter.knownValues());
        var all = request.mapRunArn() == null ? executions.of(machines.get(request.stateMachineArn()).arn())
                : runs.get(request.mapRunArn()).children().reversed();
        var wanted = all.stream()
                .filter(execution -> request.statusFilter() == null || execution.progress().status() == request.statusFilter())
                .filter(execution -> request.redriveFilter() == null || request.redriveFilter()
                        == (execution.progress().redriveCount() > 0 ? ExecutionRedriveFilter.REDRIVEN : ExecutionRedriveFilter.NOT_REDRIVEN))
                .toList();
        var page = Pages.page(wanted, execution -> execution.identity().arn(), request.maxResults(), request.nextToken());
        return ListExecutionsResponse.builder().nextToken(page.nextToken().orElse(null))
                .executions(page.items().stream().map(this::item).toList()).build();
    }

    private static void check(String member, String value, Set<?> known) {
        if (value != null && known.stream().map(Object::toString).noneMatch(value::equals)) {
            throw AwsError.validation("1 validation error detected: Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must satisfy enum value set: " + known);
        }
    }

    private ExecutionListItem item(Execution execution) {
        var progress = execution.progress();
        // Each execution of a Map Run has one item.
        var run = runs.startedBy(execution.identity().arn());
        return ExecutionListItem.builder().executionArn(execution.identity().arn()).stateMachineArn(execution.identity().machineArn())
                .name(execution.identity().name()).mapRunArn(run.map(MapRun::arn).orElse(null)).itemCount(run.map(started -> 1).orElse(null)).status(progress.status()).startDate(execution.identity().startDate())
                .stopDate(progress.stopDate().orElse(null)).redriveCount(progress.redriveCount())
                .redriveDate(progress.redriveDate().orElse(null)).build();
    }

    private GetExecutionHistoryResponse history(GetExecutionHistoryRequest request, Call call) {
        if (Boolean.FALSE.equals(request.includeExecutionData())) {
            throw AwsError.unsupported("member includeExecutionData of GetExecutionHistory");
        }
        var events = executions.get(request.executionArn()).execution().history().events();
        var page = Pages.page(Boolean.TRUE.equals(request.reverseOrder()) ? events.reversed() : events,
                (HistoryEvent event) -> event.id().toString(), request.maxResults(), request.nextToken());
        return GetExecutionHistoryResponse.builder().events(page.items()).nextToken(page.nextToken().orElse(null)).build();
    }
}
