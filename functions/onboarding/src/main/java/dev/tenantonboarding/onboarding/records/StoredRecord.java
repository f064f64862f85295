package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.tenancy.TenantRecord;

/** A record as it was read, with the ETag that tells whether it still is the same. */
public record StoredRecord(TenantRecord record, String etag) {}
