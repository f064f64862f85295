package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The detail of the event that says that a tenant's quarantine is over: its calls are answered again. */
public record TenantReleased(TenantId tenantId, Instant at) {
    public static final String DETAIL_TYPE = "TenantReleased";

    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("tenantId", tenantId.value()).put("at", at.toString());
    }
}
