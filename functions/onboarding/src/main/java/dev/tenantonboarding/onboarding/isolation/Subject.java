package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.onboarding.UnsupportedIsolationModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;

/** A tenant that takes part in a proof, by which role it enters, and what its model is sent. */
record Subject(TenantId tenant, InvokeRole role, ProbeRequest request) {
    /** @throws UnsupportedIsolationModel for what is not offered */
    static Subject of(TenantRecord record) {
        return new Subject(record.tenantId(), role(record.tenant().isolation()), record.tenant().probe());
    }

    private static InvokeRole role(IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> InvokeRole.POOL;
            case BRIDGE -> InvokeRole.BRIDGE;
            case SILO -> throw new UnsupportedIsolationModel(isolation);
        };
    }

    String id() {
        return tenant.value();
    }
}
