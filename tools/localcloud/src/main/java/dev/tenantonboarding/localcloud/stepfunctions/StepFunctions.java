package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.ArrayList;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Step Functions, put together. */
public final class StepFunctions {
    private final Service service;

    /**
     * @param roles      takes on the machines' roles
     * @param defaultBus takes the events of the service itself
     */
    public StepFunctions(Cloud cloud, MachineRoles roles, Consumer<PutEventsRequestEntry> defaultBus) {
        var machines = new StateMachines();
        var executions = new Executions(cloud, roles, new StatusChanges(cloud.timeline(), defaultBus));
        var operations = new ArrayList<Operation<?, ?>>();
        operations.addAll(new MachineOperations(machines, executions, roles).all());
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
