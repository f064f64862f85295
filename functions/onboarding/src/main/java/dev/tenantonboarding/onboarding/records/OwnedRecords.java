package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.onboarding.RecordNotOwned;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The records as a task of the workflow sees them: only those of its own execution. The first task after a redrive takes the record
 * over, which shuts out whatever of the earlier run is still under way.
 */
public final class OwnedRecords {
    private static final int TRIES = 5;
    // Active too: what activated the tenant may have been cut off before it could say so.
    private static final Set<TenantStatus> UNDER_WAY = Set.of(TenantStatus.ONBOARDING, TenantStatus.ACTIVE);

    private final TenantRecords records;
    private final Clock clock;

    public OwnedRecords(TenantRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** @throws RecordNotOwned if the record belongs to another execution or a later redrive, or its onboarding had ended */
    public TenantRecord read(TenantId tenant, Owner owner) {
        return change(tenant, owner, UnaryOperator.identity());
    }

    /**
     * Changes the record, again from the start if someone else was quicker.
     *
     * @throws RecordNotOwned if the record belongs to another execution or a later redrive, or its onboarding had ended
     * @throws WriteContended if others were quicker again and again
     */
    public TenantRecord change(TenantId tenant, Owner owner, UnaryOperator<TenantRecord> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            StoredRecord stored = records.find(tenant).orElseThrow(() -> new RecordNotOwned("tenant " + tenant + " has no record"));
            TenantRecord changed = change.apply(resume(stored.record(), owner));
            if (changed.equals(stored.record())) {
                return changed;
            }
            TenantRecord next = changed.at(clock.instant());
            if (records.replace(stored, next)) {
                return next;
            }
        }
        throw new WriteContended("the record of tenant " + tenant + " kept changing");
    }

    /** The record as this owner may go on with it. A quarantine does not stop it here, but before the tenant would become active. */
    static TenantRecord resume(TenantRecord record, Owner owner) {
        if (!record.owner().sameExecution(owner) || record.owner().redriveCount() > owner.redriveCount()) {
            throw new RecordNotOwned("the record of tenant " + record.tenantId() + " is owned by " + record.owner().executionArn()
                    + ", redrive " + record.owner().redriveCount());
        }
        TenantStatus status = record.quarantine().map(Quarantine::statusBefore).orElse(record.status());
        if (record.owner().redriveCount() < owner.redriveCount()) {
            return status == TenantStatus.ACTIVE ? record : record.resumedBy(owner);
        }
        if (!UNDER_WAY.contains(status)) {
            throw new RecordNotOwned("the onboarding of tenant " + record.tenantId() + " had ended: it is " + record.status());
        }
        return record;
    }
}
