package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TierIsolation;
import java.time.Instant;

/** Events of one tenant as the bus hands them over, and the records that come of them. */
public final class Envelopes {
    public static final TenantId ACME = new TenantId("acme");
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelopes() {}

    /** @param second of the minute in which it was sent */
    public static ObjectNode creation(String id, int second) {
        ObjectNode event = envelope("TenantCreated", id, second);
        event.withObject("/detail")
                .put("tenantName", "Acme").put("isolation", "pool").put("modelSource", "s3://models/acme/model.tar.gz");
        return event;
    }

    public static ObjectNode deletion(String id, int second) {
        return envelope("TenantDeleted", id, second);
    }

    public static TenantRecord onboarding(ObjectNode creation, Owner owner) {
        return TenantRecord.onboarding(TenantCreated.from(creation.path("detail"), TierIsolation.NONE), creation, owner, NOW);
    }

    private static ObjectNode envelope(String type, String id, int second) {
        ObjectNode event = JSON.createObjectNode().put("detail-type", type).put("id", id).put("time", NOW.plusSeconds(second).toString());
        event.putObject("detail").put("tenantId", ACME.value());
        return event;
    }
}
