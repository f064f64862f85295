package dev.tenantonboarding.localcloud.stepfunctions;

import dev.tenantonboarding.localcloud.kernel.Caller;

/** How Step Functions takes on a state machine's role; STS implements it. */
@FunctionalInterface
public interface MachineRoles {
    /**
     * @param machineArn  the machine that Step Functions acts for
     * @param sessionName of the role session
     * @throws dev.tenantonboarding.localcloud.kernel.AwsError AccessDenied if there is no such role, or it doesn't trust Step Functions
     */
    Caller assume(String roleArn, String machineArn, String sessionName);
}
