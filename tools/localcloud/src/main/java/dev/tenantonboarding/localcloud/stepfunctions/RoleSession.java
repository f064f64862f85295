package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.sts.Sts;

/** The session of a machine's role in which one execution makes its calls, opened at the first of them. */
final class RoleSession {
    static final String PRINCIPAL = "states.amazonaws.com";

    private final Sts sts;
    private final StateMachine machine;
    private Optional<Caller> session = Optional.empty();

    RoleSession(Sts sts, StateMachine machine) {
        this.sts = sts;
        this.machine = machine;
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError AccessDenied if there is no such role, or it doesn't trust Step Functions */
    static Caller assume(Sts sts, String roleArn, String machineArn) {
        return sts.serviceCaller(roleArn, PRINCIPAL, Optional.of(machineArn), UUID.randomUUID().toString().replace("-", ""));
    }

    synchronized Caller caller() {
        if (session.isEmpty()) {
            session = Optional.of(assume(sts, machine.roleArn(), machine.arn()));
        }
        return session.get();
    }
}
