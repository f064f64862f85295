package dev.tenantonboarding.localcloud.stepfunctions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Identity;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskTokens;
import dev.tenantonboarding.localcloud.stepfunctions.execution.World;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** All executions, by ARN; those that Map Runs started are found among these. */
final class Executions {

    /** An execution with the revision of the machine that it runs. */
    record Started(StateMachine machine, Execution execution) {
        String arn() {
            return execution.identity().arn();
        }
    }

    private final Cloud cloud;
    private final Sts sts;
    private final S3 s3;
    private final StateMachines machines;
    private final MapRuns runs;
    private final TaskTokens tokens;
    private final StatusChanges changes;
    private final Map<String, Started> byArn = new LinkedHashMap<>();
    private final Map<String, String> redriveTokens = new LinkedHashMap<>();

    Executions(Cloud cloud, Sts sts, S3 s3, StateMachines machines, MapRuns runs, TaskTokens tokens, StatusChanges changes) {
        this.cloud = cloud;
        this.sts = sts;
        this.s3 = s3;
        this.machines = machines;
        this.runs = runs;
        this.tokens = tokens;
        this.changes = changes;
    }

    /** Starting a running execution again with the same input answers that one. */
    synchronized Execution start(StateMachine machine, String name, Payload input) {
        var arn = Names.executionArn(machine.name(), name);
        var existing = byArn.get(arn);
        if (existing != null) {
            var same = existing.execution();
            if (same.progress().status() == ExecutionStatus.RUNNING && same.input().value().equals(input.value())) {
                return same;
            }
            throw AwsError.of("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }
        var session = new RoleSession(sts, machine);
        var world = new World(cloud.timeline(), request -> cloud.call(session.caller(), request, InvokeResponse.class),
                new RoleChildren(cloud, s3, session, machine, machines, runs), tokens, changes::tell);
        var identity = new Identity(arn, name, machine.arn(), machine.name(), machine.roleArn(), cloud.timeline().now());
        var execution = new Execution(identity, machine.definition().graph(), machine.definition().timeout(), input, world);
        byArn.put(arn, new Started(machine, execution));
        execution.start();
        return execution;
    }

    synchronized Started get(String arn) {
        Names.checkExecutionArn(arn);
        return Optional.ofNullable(byArn.get(arn)).or(() -> runs.child(arn))
                .orElseThrow(() -> AwsError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    /** Those of a machine, the newest first. */
    synchronized List<Execution> of(String machineArn) {
        var found = new ArrayList<Execution>();
        byArn.values().stream().filter(started -> started.machine().arn().equals(machineArn))
                .forEach(started -> found.add(started.execution()));
        return found.reversed();
    }

    /** Ends and drops those of a machine that is deleted. */
    void forget(String machineArn) {
        for (var execution : of(machineArn)) {
            execution.stop(Optional.empty(), Optional.empty());
            synchronized (this) {
                byArn.remove(execution.identity().arn());
                redriveTokens.remove(execution.identity().arn());
            }
        }
        runs.forget(machineArn);
    }

    /**
     * @param token of the request: repeating one changes nothing
     * @return when it was redriven
     */
    synchronized Instant redrive(String arn, Optional<String> token) {
        var execution = get(arn).execution();
        if (token.isEmpty() || !token.get().equals(redriveTokens.get(arn))) {
            var obstacle = Redrives.obstacle(execution.progress(), execution.history(), cloud.timeline().now())
                    .or(() -> runs.startedBy(arn).map(run -> "Execution was started by " + run.arn() + " and is redriven with it"));
            if (obstacle.isPresent() || !execution.redrive()) {
                throw AwsError.of("ExecutionNotRedrivable", obstacle.orElse("Execution is RUNNING and cannot be redriven"));
            }
            token.ifPresent(used -> redriveTokens.put(arn, used));
        }
        return execution.progress().redriveDate().orElseThrow();
    }
}
