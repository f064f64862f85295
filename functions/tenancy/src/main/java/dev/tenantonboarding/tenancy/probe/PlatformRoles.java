package dev.tenantonboarding.tenancy.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The platform's roles as deployed.
 *
 * @param arns of the roles that there are
 * @param openers ARNs of the roles that may open tenants' sessions, and of nobody else
 * @param narrowedByCode whether the invoke roles are the wider ones, which by themselves may call every model by design
 */
public record PlatformRoles(Map<PlatformRole, String> arns, Set<String> openers, boolean narrowedByCode) {
    public PlatformRoles {
        arns = Map.copyOf(arns);
        openers = Set.copyOf(openers);
    }

    /** ARNs of the roles in which tenants call. */
    List<String> invokeRoles() {
        return List.of(arns.get(PlatformRole.POOL_INVOKE), arns.get(PlatformRole.BRIDGE_INVOKE));
    }
}
