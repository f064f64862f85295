package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** The detail of the event that says that nothing of a tenant is left. */
public record TenantOffboarded(TenantId tenantId, String executionArn, Optional<String> correlationId, Instant at) {
    public static final String DETAIL_TYPE = "TenantOffboarded";

    /** @throws IllegalArgumentException if the record is no tombstone */
    public static TenantOffboarded of(TenantRecord tombstone) {
        TenantDeleted deleted = tombstone.deletion()
                .filter(event -> tombstone.status() == TenantStatus.OFFBOARDED)
                .map(event -> TenantDeleted.from(event.path("detail")))
                .orElseThrow(() -> new IllegalArgumentException("tenant " + tombstone.tenantId() + " is not offboarded"));
        return new TenantOffboarded(
                deleted.tenantId(), tombstone.owner().executionArn(), deleted.correlationId(), tombstone.updatedAt());
    }

    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("tenantId", tenantId.value());
        tree.put("executionArn", executionArn);
        correlationId.ifPresent(id -> tree.put("correlationId", id));
        tree.put("at", at.toString());
        return tree;
    }
}
