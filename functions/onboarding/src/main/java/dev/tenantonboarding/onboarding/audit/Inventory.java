package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.Orphan;
import java.util.List;
import java.util.Optional;

/** Things of one kind that the platform makes for tenants, among which may be others'. */
interface Inventory {
    /**
     * A thing that is there.
     *
     * @param namedAfter the tenant whose it is if the platform made it, as far as its name tells
     */
    record Item(String arn, String name, String what, Optional<TenantId> namedAfter) {}

    List<Item> items();

    /**
     * Takes a closer look at one of the items.
     *
     * @return what it would be if its tenant had no record; empty if it is not a tenant's of ours, or gone by now
     */
    Optional<Orphan> ours(Item item);

    /** The id in a name, if it is one. */
    static Optional<TenantId> tenant(String name) {
        return Optional.of(name).filter(TenantId::isLegal).map(TenantId::new);
    }
}
