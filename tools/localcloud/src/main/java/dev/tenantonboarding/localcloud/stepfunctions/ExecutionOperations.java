package dev.tenantonboarding.localcloud.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.MapRun;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** StartExecution, DescribeExecution, StopExecution, RedriveExecution, DescribeStateMachineForExecution. */
final class ExecutionOperations {
    private final StateMachines machines;
    private final Executions executions;
    private final MapRuns runs;
    private final Timeline timeline;

    ExecutionOperations(StateMachines machines, Executions executions, MapRuns runs, Timeline timeline) {
        this.machines = machines;
        this.executions = executions;
        this.runs = runs;
        this.timeline = timeline;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(StartExecutionRequest::builder, request -> List.of(Access.to("states:StartExecution", request.stateMachineArn())
                        .withResourceTags(machines.tags(request.stateMachineArn()))), this::start)
                        .accepting("stateMachineArn", "name", "input"),
                Operation.of(DescribeExecutionRequest::builder, request -> may("DescribeExecution", request.executionArn()), this::describe)
                        .accepting("executionArn"),
                Operation.of(StopExecutionRequest::builder, request -> may("StopExecution", request.executionArn()), this::stop),
                Operation.of(RedriveExecutionRequest::builder, request -> may("RedriveExecution", request.executionArn()), this::redrive),
                Operation.of(DescribeStateMachineForExecutionRequest::builder,
                        request -> may("DescribeStateMachineForExecution", request.executionArn()), this::describeMachine)
                        .accepting("executionArn"));
    }

    static List<Access> may(String action, String executionArn) {
        return List.of(Access.to("states:" + action, executionArn));
    }

    private StartExecutionResponse start(StartExecutionRequest request, Call call) {
        var machine = machines.get(request.stateMachineArn());
        var name = request.name() == null ? UUID.randomUUID().toString() : Names.check(request.name());
        var execution = executions.start(machine, name, input(request));
        return StartExecutionResponse.builder().executionArn(execution.identity().arn()).startDate(execution.identity().startDate()).build();
    }

    private static Payload input(StartExecutionRequest request) {
        var text = Optional.ofNullable(request.input()).orElse("{}");
        if (text.getBytes(StandardCharsets.UTF_8).length > Payload.MAX_BYTES) {
            throw AwsError.validation("1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length"
                    + " less than or equal to " + Payload.MAX_BYTES);
        }
        if (text.isBlank()) {
            throw invalidInput("Invalid execution input.");
        }
        try {
            return Payload.parse(text);
        } catch (Json.Malformed e) {
            throw invalidInput(e.getMessage());
        }
    }

    private static AwsError invalidInput(String why) {
        return AwsError.of("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
    }

    private DescribeExecutionResponse describe(DescribeExecutionRequest request, Call call) {
        var execution = executions.get(request.executionArn()).execution();
        var identity = execution.identity();
        var progress = execution.progress();
        var obstacle = Redrives.obstacle(progress, execution.history(), timeline.now());
        var answer = DescribeExecutionResponse.builder().executionArn(identity.arn()).stateMachineArn(identity.machineArn())
                .name(identity.name()).mapRunArn(runs.startedBy(identity.arn()).map(MapRun::arn).orElse(null)).status(progress.status()).startDate(identity.startDate())
                .stopDate(progress.stopDate().orElse(null)).input(execution.input().text()).inputDetails(kept -> kept.included(true))
                .error(progress.failure().flatMap(Failure::error).orElse(null))
                .cause(progress.failure().flatMap(Failure::cause).orElse(null)).redriveCount(progress.redriveCount())
                .redriveDate(progress.redriveDate().orElse(null)).redriveStatus(Redrives.status(obstacle, identity))
                .redriveStatusReason(obstacle.orElse(null));
        progress.output().ifPresent(output -> answer.output(output.text()).outputDetails(kept -> kept.included(true)));
        return answer.build();
    }

    /** Stopping what has ended answers when it ended. */
    private StopExecutionResponse stop(StopExecutionRequest request, Call call) {
        var execution = executions.get(request.executionArn()).execution();
        execution.stop(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
        return StopExecutionResponse.builder().stopDate(stopDate(execution)).build();
    }

    private Instant stopDate(Execution execution) {
        return execution.progress().stopDate().orElseGet(timeline::now);
    }

    private RedriveExecutionResponse redrive(RedriveExecutionRequest request, Call call) {
        return RedriveExecutionResponse.builder()
                .redriveDate(executions.redrive(request.executionArn(), Optional.ofNullable(request.clientToken()))).build();
    }

    private DescribeStateMachineForExecutionResponse describeMachine(DescribeStateMachineForExecutionRequest request, Call call) {
        var machine = executions.get(request.executionArn()).machine();
        var run = runs.startedBy(request.executionArn());
        return DescribeStateMachineForExecutionResponse.builder().stateMachineArn(machine.arn()).name(machine.name())
                .definition(machine.definition().source()).roleArn(machine.roleArn()).updateDate(machine.updated())
                .loggingConfiguration(machine.logging()).tracingConfiguration(machine.tracing())
                .revisionId(machine.revisionId().orElse(null)).mapRunArn(run.map(MapRun::arn).orElse(null))
                .label(run.map(MapRun::label).orElse(null)).build();
    }
}
