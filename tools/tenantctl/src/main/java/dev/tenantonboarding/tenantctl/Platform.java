package dev.tenantonboarding.tenantctl;

import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import dev.tenantonboarding.tenantctl.place.Clients;
import dev.tenantonboarding.tenantctl.place.Target;

/** A place to work at, and which stack there. */
public record Platform(Target target, Clients clients, String stackName) implements AutoCloseable {

    /** @throws CommandFailed if the stack is not there */
    public StackOutputs outputs() {
        try (var cloudFormation = clients.cloudFormation()) {
            return StackOutputs.of(stackName, cloudFormation);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
