package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.Map;

/** The tags by which a tenant's resources are told from others', billed and traced. */
public final class ResourceTags {
    static final String COST_CENTER = "CostCenter";
    static final String ISOLATION = "IsolationModel";
    static final String EXECUTION = "onboarding-execution";

    private ResourceTags() {}

    public static Map<String, String> of(TenantRecord record) {
        return Map.of(
                TenantTag.KEY, record.tenantId().value(),
                COST_CENTER, record.tenant().costCenter(),
                ISOLATION, record.tenant().isolation().word(),
                EXECUTION, record.owner().executionName());
    }
}
