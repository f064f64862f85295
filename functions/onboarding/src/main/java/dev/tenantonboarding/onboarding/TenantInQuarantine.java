package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.TenantRecord;

/** The tenant is in quarantine, and only a release ends that. A redrive or a replay goes on afterwards. */
public final class TenantInQuarantine extends RuntimeException {
    public TenantInQuarantine(TenantRecord record) {
        super("tenant " + record.tenantId() + " is in quarantine"
                + record.quarantine().map(quarantine -> " since " + quarantine.at() + ": " + quarantine.reason()).orElse("")
                + "; release it first");
    }
}
