package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Lambda as one execution reaches it: in one session of the machine's role, opened at the first call. */
final class RoleLambda implements Function<InvokeRequest, InvokeResponse> {
    static final String PRINCIPAL = "states.amazonaws.com";

    private final Cloud cloud;
    private final Sts sts;
    private final StateMachine machine;
    private Optional<Caller> session = Optional.empty();

    RoleLambda(Cloud cloud, Sts sts, StateMachine machine) {
        this.cloud = cloud;
        this.sts = sts;
        this.machine = machine;
    }

    @Override
    public InvokeResponse apply(InvokeRequest request) {
        return cloud.call(session(), request, InvokeResponse.class);
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError AccessDenied if there is no such role, or it doesn't trust Step Functions */
    static Caller assume(Sts sts, String roleArn, String machineArn) {
        return sts.serviceCaller(roleArn, PRINCIPAL, Optional.of(machineArn), UUID.randomUUID().toString().replace("-", ""));
    }

    private synchronized Caller session() {
        if (session.isEmpty()) {
            session = Optional.of(assume(sts, machine.roleArn(), machine.arn()));
        }
        return session.get();
    }
}
