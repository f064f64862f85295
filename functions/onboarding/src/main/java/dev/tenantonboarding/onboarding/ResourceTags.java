package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.policy.TenantTag;
import java.util.Map;

/** The tags by which a tenant's resources are told from others', billed and traced. */
public final class ResourceTags {
    /** With the stack's name, this tag tells what the stack made. It is set when a resource is made and never after. */
    public static final String STACK = "tenant-onboarding-stack";

    static final String COST_CENTER = "CostCenter";
    static final String ISOLATION = "IsolationModel";
    static final String EXECUTION = "onboarding-execution";

    private ResourceTags() {}

    /** By which a tenant's own resources are known as such. */
    public static Map<String, String> mark(TenantId tenant, String stackName) {
        return Map.of(STACK, stackName, TenantTag.KEY, tenant.value());
    }

    /** For what all tenants of the pool share: without TenantID, which would make it one tenant's. */
    public static Map<String, String> shared(String executionName) {
        return Map.of(COST_CENTER, "platform", ISOLATION, IsolationModel.POOL.word(), EXECUTION, executionName);
    }

    public static Map<String, String> of(TenantRecord record) {
        return Map.of(
                TenantTag.KEY, record.tenantId().value(),
                COST_CENTER, record.tenant().costCenter(),
                ISOLATION, record.tenant().isolation().word(),
                EXECUTION, record.owner().executionName());
    }
}
