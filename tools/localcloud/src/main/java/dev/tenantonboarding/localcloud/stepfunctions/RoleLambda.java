package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda as one execution reaches it: in one session of the machine's role, opened at the first call. */
final class RoleLambda implements Function<InvokeRequest, InvokeResponse> {
    private final Cloud cloud;
    private final MachineRoles roles;
    private final StateMachine machine;
    private Optional<Caller> session = Optional.empty();

    RoleLambda(Cloud cloud, MachineRoles roles, StateMachine machine) {
        this.cloud = cloud;
        this.roles = roles;
        this.machine = machine;
    }

    @Override
    public InvokeResponse apply(InvokeRequest request) {
        return cloud.call(session(), request, InvokeResponse.class);
    }

    private synchronized Caller session() {
        if (session.isEmpty()) {
            session = Optional.of(roles.assume(machine.roleArn(), machine.arn(), UUID.randomUUID().toString().replace("-", "")));
        }
        return session.get();
    }
}
