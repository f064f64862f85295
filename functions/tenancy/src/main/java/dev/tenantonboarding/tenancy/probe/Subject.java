package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeRequest;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;

/** A tenant that takes part in a proof, what its model is made of and what it is sent. */
public record Subject(TenantId tenant, IsolationModel isolation, Artifact artifact, ProbeRequest request) {

    /** @throws IllegalArgumentException if the tenant has no model yet */
    public static Subject of(TenantRecord record) {
        Artifact artifact = record.artifact()
                .orElseThrow(() -> new IllegalArgumentException("tenant " + record.tenantId() + " has no model yet"));
        return new Subject(record.tenantId(), record.tenant().isolation(), artifact, record.tenant().probe());
    }

    String id() {
        return tenant.value();
    }
}
