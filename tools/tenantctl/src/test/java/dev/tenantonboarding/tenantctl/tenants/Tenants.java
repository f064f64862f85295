package dev.tenantonboarding.tenantctl.tenants;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;

/** Records for tests. */
public final class Tenants {
    public static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:tenant-onboarding:e1";
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final Failure NOT_FOUND = new Failure("UploadModel", "ModelSourceNotFound", "there is no such object", NOW);

    private Tenants() {}

    public static TenantRecord onboarding(String tenantId) {
        var event = JsonNodeFactory.instance.objectNode().put("id", "event-1");
        event.putObject("detail")
                .put("tenantId", tenantId)
                .put("tenantName", "Acme Flowers")
                .put("isolation", "pool")
                .put("modelSource", "s3://sources/shared/iris.tar.gz");
        return TenantRecord.onboarding(TenantCreated.from(event.path("detail"), TierIsolation.NONE), event, new Owner(EXECUTION, 0), NOW);
    }

    public static TenantRecord active(String tenantId) {
        return onboarding(tenantId).servedBy("pool--main").activated();
    }

    public static TenantRecord failed(String tenantId) {
        return onboarding(tenantId).failed(NOT_FOUND);
    }

    /** On its way out. */
    public static TenantRecord leaving(String tenantId) {
        var event = JsonNodeFactory.instance.objectNode().put("id", "event-2").put("detail-type", "TenantDeleted").put("time", NOW.toString());
        event.putObject("detail").put("tenantId", tenantId).put("reason", "contract ended");
        return active(tenantId).offboardedBy(new Owner(EXECUTION, 0), event);
    }

    public static TenantRecord offboarded(String tenantId) {
        return leaving(tenantId).offboarded();
    }

    static TenantView withoutExecution(TenantRecord tenant) {
        return new TenantView(tenant, Optional.empty(), Optional.empty());
    }
}
