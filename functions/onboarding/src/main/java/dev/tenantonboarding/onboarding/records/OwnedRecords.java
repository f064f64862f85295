package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.onboarding.RecordNotOwned;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.time.Clock;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The records as a task of the workflow sees them: only those of its own execution. The first task after a redrive takes the record
 * over, which shuts out whatever of the earlier run is still under way.
 */
public final class OwnedRecords {
    private static final int TRIES = 5;

    private final TenantRecords records;
    private final Workflow workflow;
    private final Clock clock;

    /** As the tasks of an onboarding see them. */
    public OwnedRecords(TenantRecords records, Clock clock) {
        this(records, Workflow.ONBOARDING, clock);
    }

    public OwnedRecords(TenantRecords records, Workflow workflow, Clock clock) {
        this.records = records;
        this.workflow = workflow;
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
            TenantRecord changed = change.apply(resume(workflow, stored.record(), owner));
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
    static TenantRecord resume(Workflow workflow, TenantRecord record, Owner owner) {
        if (!record.owner().sameExecution(owner) || record.owner().redriveCount() > owner.redriveCount()) {
            throw new RecordNotOwned("the record of tenant " + record.tenantId() + " is owned by " + record.owner().executionArn()
                    + ", redrive " + record.owner().redriveCount());
        }
        TenantStatus status = record.quarantine().map(Quarantine::statusBefore).orElse(record.status());
        if (record.owner().redriveCount() < owner.redriveCount()) {
            return workflow.isDone(status) ? record : workflow.resumed(record, owner);
        }
        if (!workflow.isUnderWay(status)) {
            throw new RecordNotOwned("the " + workflow.name().toLowerCase(Locale.ROOT) + " of tenant " + record.tenantId() + " had ended: it is " + record.status());
        }
        return record;
    }
}
