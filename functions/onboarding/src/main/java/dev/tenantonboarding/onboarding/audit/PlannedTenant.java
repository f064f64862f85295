package dev.tenantonboarding.onboarding.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import java.util.List;

/** A tenant that a run is to probe, against these others. */
public record PlannedTenant(TenantId tenantId, IsolationModel isolation, List<TenantId> neighbours) {
    public PlannedTenant {
        neighbours = List.copyOf(neighbours);
    }

    AuditedTenant probed(Verdict verdict) {
        return AuditedTenant.probed(tenantId, isolation, verdict);
    }

    AuditedTenant unproven(String reason) {
        return AuditedTenant.unproven(tenantId, isolation, reason);
    }

    ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("tenantId", tenantId.value()).put("isolation", isolation.word());
        ArrayNode names = tree.putArray("neighbours");
        neighbours.forEach(neighbour -> names.add(neighbour.value()));
        return tree;
    }

    static PlannedTenant of(JsonNode tree) {
        String isolation = tree.path("isolation").asText();
        return new PlannedTenant(
                new TenantId(tree.path("tenantId").asText()),
                IsolationModel.of(isolation).orElseThrow(() -> new IllegalArgumentException("no isolation model: " + isolation)),
                tree.path("neighbours").valueStream().map(JsonNode::asText).map(TenantId::new).toList());
    }
}
