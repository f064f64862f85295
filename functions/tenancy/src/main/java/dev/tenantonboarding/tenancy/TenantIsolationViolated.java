package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The detail of the event that says that IAM let a forbidden call through, and that the tenant is put in quarantine for it.
 *
 * @param probes the names of those that found it; who else is a tenant they do not tell
 */
public record TenantIsolationViolated(TenantId tenantId, List<String> probes, Instant at) {
    public static final String DETAIL_TYPE = "TenantIsolationViolated";

    /** @throws IllegalArgumentException if no probe is named */
    public TenantIsolationViolated {
        probes = List.copyOf(probes);
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("a violation was found by at least one probe");
        }
    }

    public static TenantIsolationViolated of(TenantId tenant, Verdict verdict, Instant now) {
        return new TenantIsolationViolated(tenant, verdict.objections().stream().map(ProbeResult::name).distinct().toList(), now);
    }

    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("tenantId", tenantId.value());
        ArrayNode names = tree.putArray("probes");
        probes.forEach(names::add);
        return tree.put("at", at.toString());
    }
}
