package dev.tenantonboarding.tenancy;

/** Where a tenant stands. */
public enum TenantStatus {
    ONBOARDING, ACTIVE, FAILED, QUARANTINED, OFFBOARDING, OFFBOARDED
}
