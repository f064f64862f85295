package dev.tenantonboarding.runtime;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The sessions of the two invoke roles in force, opened as {@code TENANT_SESSION} says: {@code tag} where the roles' own policies read
 * the tag, {@code policy} where the roles are wider and a policy written for the tenant narrows each session.
 */
public record InvokeSessions(RoleSessions pool, RoleSessions bridge) {
    private static final Pattern VARIANT = Pattern.compile("tag|policy");

    /** @throws InvalidEnvironment if a variable is missing or breaks its rule */
    public static InvokeSessions of(Environment environment, StsClient sts) {
        String poolRole = environment.roleArn("POOL_INVOKE_ROLE_ARN");
        String bridgeRole = environment.roleArn("BRIDGE_INVOKE_ROLE_ARN");
        // Not assumed: a session of the wider roles that nothing narrows would reach every tenant's model.
        if (environment.matching("TENANT_SESSION", VARIANT, "must be tag or policy").equals("tag")) {
            return new InvokeSessions(new RoleSessions(sts, poolRole), new RoleSessions(sts, bridgeRole));
        }
        Arns arns = Arns.besides(poolRole, environment.required("AWS_REGION"));
        PoolInvokePolicy pool = new PoolInvokePolicy(arns.endpoint(environment.required("POOL_ENDPOINT_NAME")));
        BridgeInvokePolicy bridge = new BridgeInvokePolicy(arns);
        return new InvokeSessions(
                RoleSessions.narrowed(sts, poolRole, pool::policyFor), RoleSessions.narrowed(sts, bridgeRole, bridge::policyFor));
    }

    public RoleSessions of(InvokeRole role) {
        return switch (role) {
            case POOL -> pool;
            case BRIDGE -> bridge;
        };
    }
}
