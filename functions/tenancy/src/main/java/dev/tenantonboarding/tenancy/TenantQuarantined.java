package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The detail of the event that says that calls to a tenant's model are refused from now on. */
public record TenantQuarantined(TenantId tenantId, String reason, boolean violation, Instant at) {
    public static final String DETAIL_TYPE = "TenantQuarantined";

    /** @throws IllegalArgumentException if the tenant is not in quarantine */
    public static TenantQuarantined of(TenantRecord record) {
        Quarantine quarantine = record.quarantine()
                .orElseThrow(() -> new IllegalArgumentException("tenant " + record.tenantId() + " is not in quarantine"));
        return new TenantQuarantined(record.tenantId(), quarantine.reason(), quarantine.violation(), quarantine.at());
    }

    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenantId.value())
                .put("reason", reason)
                .put("violation", violation)
                .put("at", at.toString());
    }
}
