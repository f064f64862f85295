package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRunSettings;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Tolerance;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;

/** DescribeMapRun, ListMapRuns, UpdateMapRun. */
final class MapRunOperations {
    private final Executions executions;
    private final MapRuns runs;

    MapRunOperations(Executions executions, MapRuns runs) {
        this.executions = executions;
        this.runs = runs;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(DescribeMapRunRequest::builder, request -> may("DescribeMapRun", request.mapRunArn()), this::describe),
                Operation.of(ListMapRunsRequest::builder, request -> may("ListMapRuns", request.executionArn()), this::list),
                Operation.of(UpdateMapRunRequest::builder, request -> may("UpdateMapRun", request.mapRunArn()), this::update));
    }

    private static List<Access> may(String action, String arn) {
        return List.of(Access.to("states:" + action, arn));
    }

    private DescribeMapRunResponse describe(DescribeMapRunRequest request, Call call) {
        var run = runs.get(request.mapRunArn());
        var progress = run.progress();
        var tolerance = run.settings().tolerance();
        var counts = MapRunCounts.of(run);
        return DescribeMapRunResponse.builder().mapRunArn(run.arn()).executionArn(run.parent().arn()).status(progress.status())
                .startDate(run.startDate()).stopDate(progress.stopDate().orElse(null)).maxConcurrency(run.settings().maxConcurrency())
                .toleratedFailureCount(tolerance.count().orElse(0).longValue())
                .toleratedFailurePercentage(tolerance.percentage().orElse(0.0).floatValue())
                .itemCounts(counts.ofItems()).executionCounts(counts.ofExecutions())
                .redriveCount(progress.redriveCount()).redriveDate(progress.redriveDate().orElse(null)).build();
    }

    private ListMapRunsResponse list(ListMapRunsRequest request, Call call) {
        var execution = executions.get(request.executionArn());
        var page = Pages.page(runs.of(execution.arn()), MapRun::arn, request.maxResults(), request.nextToken());
        return ListMapRunsResponse.builder().nextToken(page.nextToken().orElse(null))
                .mapRuns(page.items().stream().map(run -> MapRunListItem.builder().mapRunArn(run.arn()).executionArn(run.parent().arn())
                        .stateMachineArn(run.machineArn()).startDate(run.startDate()).stopDate(run.progress().stopDate().orElse(null))
                        .build()).toList()).build();
    }

    private UpdateMapRunResponse update(UpdateMapRunRequest request, Call call) {
        check("maxConcurrency", request.maxConcurrency(), Integer.MAX_VALUE);
        check("toleratedFailureCount", request.toleratedFailureCount(), Integer.MAX_VALUE);
        check("toleratedFailurePercentage", request.toleratedFailurePercentage(), 100);
        var run = runs.get(request.mapRunArn());
        var old = run.settings();
        var changed = new MapRunSettings(Optional.ofNullable(request.maxConcurrency()).orElse(old.maxConcurrency()),
                new Tolerance(Optional.ofNullable(request.toleratedFailureCount()).map(Long::intValue).or(old.tolerance()::count),
                        Optional.ofNullable(request.toleratedFailurePercentage()).map(Float::doubleValue).or(old.tolerance()::percentage)));
        if (!run.update(changed)) {
            throw AwsError.validation("Map Run " + run.arn() + " is " + run.progress().status() + " and cannot be updated");
        }
        return UpdateMapRunResponse.builder().build();
    }

    private static void check(String member, Number value, int most) {
        if (value != null && (value.doubleValue() < 0 || value.doubleValue() > most)) {
            throw AwsError.validation("1 validation error detected: Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value " + (value.doubleValue() < 0 ? "greater than or equal to 0"
                    : "less than or equal to " + most));
        }
    }
}
