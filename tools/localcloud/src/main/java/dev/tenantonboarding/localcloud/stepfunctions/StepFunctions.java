package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.ArrayList;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.sts.Sts;

/** Step Functions, put together. */
public final class StepFunctions {
    private final Service service;

    /**
     * @param sts    opens the machines' roles
     * @param events takes the changes of executions' status
     */
    public StepFunctions(Cloud cloud, Sts sts, ServiceEvents events) {
        var machines = new StateMachines();
        var executions = new Executions(cloud, sts, new StatusChanges(cloud.timeline(), events));
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new MachineOperations(machines, executions, sts).all());
        operations.addAll(new DefinitionOperations().all());
        operations.addAll(new ExecutionOperations(machines, executions, cloud.timeline()).all());
        operations.addAll(new ListingOperations(machines, executions).all());
        operations.addAll(new TagOperations(machines).all());
        service = new Service("states", Protocol.JSON_1_0, operations);
    }

    public Service service() {
        return service;
    }
}
