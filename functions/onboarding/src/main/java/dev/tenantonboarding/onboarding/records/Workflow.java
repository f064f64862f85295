package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import java.util.Set;

/** A state machine, as far as its tasks see records of tenants. */
public enum Workflow {
    // Done too: the task that ended it may have been cut off before it could say so.
    ONBOARDING(TenantStatus.ACTIVE, Set.of(TenantStatus.ONBOARDING, TenantStatus.ACTIVE)),
    OFFBOARDING(TenantStatus.OFFBOARDED, Set.of(TenantStatus.OFFBOARDING, TenantStatus.OFFBOARDED));

    private final TenantStatus done;
    private final Set<TenantStatus> underWay;

    Workflow(TenantStatus done, Set<TenantStatus> underWay) {
        this.done = done;
        this.underWay = underWay;
    }

    boolean isDone(TenantStatus status) {
        return status == done;
    }

    boolean isUnderWay(TenantStatus status) {
        return underWay.contains(status);
    }

    /** The record as a redrive of the execution takes it over. */
    TenantRecord resumed(TenantRecord record, Owner owner) {
        return switch (this) {
            case ONBOARDING -> record.resumedBy(owner);
            case OFFBOARDING -> record.offboardingResumedBy(owner);
        };
    }
}
