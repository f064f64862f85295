package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.onboarding.records.SideBySide;
import dev.tenantonboarding.onboarding.records.StoredRecord;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The records as whoever quarantines sees them: each tenant's, whatever execution owns it, and all of them at once. */
public final class HeldRecords {
    private static final int TRIES = 10;

    private final TenantRecords records;
    private final Clock clock;

    public HeldRecords(TenantRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Changes a tenant's record, again from the start if someone else was quicker. A record that stays the same is not written.
     *
     * @throws IllegalArgumentException if the tenant has no record
     * @throws WriteContended if others were quicker again and again
     */
    TenantRecord change(TenantId tenant, UnaryOperator<TenantRecord> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            StoredRecord stored = records.find(tenant).orElseThrow(() -> new IllegalArgumentException("there is no tenant " + tenant));
            TenantRecord changed = change.apply(stored.record());
            if (changed.equals(stored.record()) || records.replace(stored, changed.at(clock.instant()))) {
                return changed;
            }
        }
        throw new WriteContended("the record of tenant " + tenant + " kept changing");
    }

    /**
     * All tenants whose calls are refused.
     *
     * @throws IllegalStateException if a record cannot be read: its tenant may be one of them
     */
    List<Held> all() {
        return SideBySide.map(records.ids(), this::held).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Held> held(TenantId tenant) {
        try {
            return records.find(tenant).map(StoredRecord::record).flatMap(Held::of);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "the record of tenant " + tenant + " cannot be read, so the Denies stay as they are", unreadable);
        }
    }
}
