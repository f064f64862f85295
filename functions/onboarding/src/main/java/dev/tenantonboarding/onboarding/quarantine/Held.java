package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.Optional;

/**
 * A tenant in quarantine.
 *
 * @param exposed whether its isolation was found broken, so that no one else may call its model either
 */
record Held(TenantId tenant, IsolationModel isolation, boolean exposed) {

    /** Empty if the tenant is not in quarantine. */
    static Optional<Held> of(TenantRecord record) {
        return record.quarantine().map(quarantine -> new Held(record.tenantId(), record.tenant().isolation(), quarantine.violation()));
    }

    /** Whether this role's sessions are denied to it. Where isolation is broken, the role by which it should not come counts too. */
    boolean isDeniedBy(InvokeRole role) {
        return exposed || InvokeRole.of(isolation).equals(Optional.of(role));
    }

    ModelAddress address(String poolEndpoint) {
        return switch (isolation) {
            case POOL -> ModelAddress.pool(poolEndpoint, tenant.value());
            case BRIDGE -> ModelAddress.bridge(tenant.value());
            case SILO -> ModelAddress.silo(tenant.value());
        };
    }
}
