package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tenancy.audit.Orphan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through all that the platform makes for what no living tenant accounts for. */
public final class Orphans {
    private final TenantRecords records;
    private final List<Inventory> inventories;

    public Orphans(TenantRecords records, HostingInventory hosting, StackInventory stacks, ArtifactInventory artifacts) {
        this.records = records;
        this.inventories = List.of(hosting, stacks, artifacts);
    }

    /** @param living tenants that are known to have a record, so that what is named after them needs no closer look */
    List<Orphan> find(Set<TenantId> living) {
        Map<TenantId, Boolean> known = new HashMap<>();
        living.forEach(tenant -> known.put(tenant, true));
        return inventories.stream().flatMap(inventory -> unaccounted(inventory, living)).filter(orphan -> !lives(orphan, known)).toList();
    }

    /** All is listed before any record is read: a tenant's record is there before its resources are. */
    private static Stream<Orphan> unaccounted(Inventory inventory, Set<TenantId> living) {
        return inventory.items().stream()
                .filter(item -> item.namedAfter().filter(living::contains).isEmpty())
                .flatMap(item -> inventory.ours(item).stream());
    }

    private boolean lives(Orphan orphan, Map<TenantId, Boolean> known) {
        return orphan.tenantId().flatMap(Inventory::tenant).filter(tenant -> known.computeIfAbsent(tenant, this::hasRecord)).isPresent();
    }

    private boolean hasRecord(TenantId tenant) {
        try {
            return records.find(tenant).filter(stored -> stored.record().status() != TenantStatus.OFFBOARDED).isPresent();
        } catch (IllegalArgumentException broken) {
            // A record that nobody can read is one all the same.
            return true;
        }
    }
}
