package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.ArrayList;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.ServiceEvents;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskTokens;
import dev.tenantonboarding.localcloud.sts.Sts;

/** Step Functions, put together. */
public final class StepFunctions {
    private final Service service;

    /**
     * @param sts    opens the machines' roles
     * @param s3     has what distributed Maps list
     * @param events takes the changes of executions' status
     */
    public StepFunctions(Cloud cloud, Sts sts, S3 s3, ServiceEvents events) {
        var machines = new StateMachines();
        var runs = new MapRuns();
        var tokens = new TaskTokens();
        var executions = new Executions(cloud, sts, s3, machines, runs, tokens, new StatusChanges(cloud.timeline(), events));
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new MachineOperations(machines, executions, sts).all());
        operations.addAll(new DefinitionOperations().all());
        operations.addAll(new ExecutionOperations(machines, executions, runs, cloud.timeline()).all());
        operations.addAll(new ListingOperations(machines, executions, runs).all());
        operations.addAll(new MapRunOperations(executions, runs).all());
        operations.addAll(new CallbackOperations(tokens).all());
        operations.addAll(new TagOperations(machines).all());
        service = new Service("states", Protocol.JSON_1_0, operations);
    }

    public Service service() {
        return service;
    }
}
