package dev.tenantonboarding.tenantctl.tenants;

import java.time.Instant;
import java.util.List;

import dev.tenantonboarding.tenancy.TenantRecord;

/** Every tenant that ever was, by name. */
public record AllRecords(List<TenantRecord> readable, List<Unreadable> unreadable) {

    /**
     * A tenant whose record nobody can read, which must not hide the others.
     *
     * @param tenantId as the record's key has it, which may be no tenant's id
     * @param since    when it was last written
     */
    public record Unreadable(String tenantId, String reason, Instant since) {}

    public AllRecords {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }
}
