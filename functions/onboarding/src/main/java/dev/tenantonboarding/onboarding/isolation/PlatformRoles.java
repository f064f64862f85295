package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.probe.PlatformRole;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** ARNs of those roles that this deployment has. */
public record PlatformRoles(Map<PlatformRole, String> arns) {
    public PlatformRoles {
        arns = Map.copyOf(arns);
    }

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment if a variable is missing or no role's ARN */
    public static PlatformRoles of(Environment environment) {
        Map<PlatformRole, String> arns = new EnumMap<>(PlatformRole.class);
        arns.put(PlatformRole.INFERENCE, environment.roleArn("INFERENCE_FUNCTION_ROLE_ARN"));
        arns.put(PlatformRole.POOL_CONTAINER, environment.roleArn("POOL_EXECUTION_ROLE_ARN"));
        arns.put(PlatformRole.BRIDGE_CONTAINER, environment.roleArn("BRIDGE_EXECUTION_ROLE_ARN"));
        environment.optional("AUTHORIZER_FUNCTION_ROLE_ARN")
                .ifPresent(_ -> arns.put(PlatformRole.AUTHORIZER, environment.roleArn("AUTHORIZER_FUNCTION_ROLE_ARN")));
        // The wider roles are narrowed by each session's policy, not by its tag: without either they may call by design.
        if (environment.required("TENANT_SESSION").equals("tag")) {
            arns.put(PlatformRole.POOL_INVOKE, environment.roleArn("POOL_INVOKE_ROLE_ARN"));
            arns.put(PlatformRole.BRIDGE_INVOKE, environment.roleArn("BRIDGE_INVOKE_ROLE_ARN"));
        }
        return new PlatformRoles(arns);
    }

    Set<PlatformRole> present() {
        return arns.keySet();
    }
}
