package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;

/** A tenant that takes part in a proof, and what its model is sent. */
record Subject(TenantId tenant, ProbeRequest request) {
    static Subject of(TenantRecord record) {
        return new Subject(record.tenantId(), record.tenant().probe());
    }

    String id() {
        return tenant.value();
    }
}
