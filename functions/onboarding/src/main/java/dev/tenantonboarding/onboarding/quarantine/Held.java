package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant whose calls are refused.
 *
 * @param isolation by whose way in it comes, as long as it is refused for its own sake and not only for what the pool still holds
 * @param exposed whether no one else may call its model either: its isolation was found broken, or it is being offboarded
 * @param staleConfigs under which the pool's endpoint may hold what it must not get
 */
record Held(TenantId tenant, Optional<IsolationModel> isolation, boolean exposed, Set<String> staleConfigs) {

    /** Empty if the tenant may call. */
    static Optional<Held> of(TenantRecord record) {
        boolean leaving = record.status() == TenantStatus.OFFBOARDING;
        boolean exposed = leaving || record.quarantine().filter(Quarantine::violation).isPresent();
        boolean refused = leaving || record.quarantine().isPresent();
        Held held = new Held(
                record.tenantId(), Optional.of(record.tenant().isolation()).filter(isolation -> refused), exposed, record.poolStaleConfigs());
        return refused || held.isStale() ? Optional.of(held) : Optional.empty();
    }

    /** What stays of it once the pool is fresh. */
    Optional<Held> fresh() {
        return isolation.map(model -> new Held(tenant, isolation, exposed, Set.of()));
    }

    boolean isStale() {
        return !staleConfigs.isEmpty();
    }

    /** Whether it is held for configurations of the pool's endpoint none of which is among those. */
    boolean isOutOf(Set<String> inUse) {
        return isStale() && Collections.disjoint(staleConfigs, inUse);
    }

    /** Whether this role's sessions are denied to it. Where isolation is broken, the role by which it should not come counts too. */
    boolean isDeniedBy(InvokeRole role) {
        return exposed || (isStale() && role == InvokeRole.POOL) || isolation.flatMap(InvokeRole::of).equals(Optional.of(role));
    }

    /** Whether its own function is stopped, if it has one. */
    boolean isStopped() {
        return isolation.filter(IsolationModel.SILO::equals).isPresent();
    }

    /** Where its model is, empty if that is for all to call who may. */
    Optional<ModelAddress> exposedAddress(String poolEndpoint) {
        return isolation.filter(model -> exposed).map(model -> switch (model) {
            case POOL -> ModelAddress.pool(poolEndpoint, tenant.value());
            case BRIDGE -> ModelAddress.bridge(tenant.value());
            case SILO -> ModelAddress.silo(tenant.value());
        });
    }
}
