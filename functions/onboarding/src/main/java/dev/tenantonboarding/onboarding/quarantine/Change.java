package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.TenantRecord;

/** A tenant's record after it was put in quarantine or released, and how things stand with all the others. */
public record Change(TenantRecord record, Standing standing) {}
