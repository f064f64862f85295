package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The detail of the event that says a tenant is active: from now on signup may give out tokens for it.
 *
 * @param apiUrl where the tenant's requests go: {@code POST {apiUrl}/invocations}
 */
public record TenantOnboarded(
        TenantId tenantId,
        IsolationModel isolation,
        String endpointName,
        String apiUrl,
        String modelSha256,
        String executionArn,
        Optional<String> correlationId) {
    public static final String DETAIL_TYPE = "TenantOnboarded";

    /** @throws IllegalArgumentException if the record lacks an endpoint, an API or an artifact */
    public static TenantOnboarded of(TenantRecord active) {
        return new TenantOnboarded(
                active.tenantId(),
                active.tenant().isolation(),
                active.endpointName().orElseThrow(() -> new IllegalArgumentException("an active tenant has an endpoint")),
                active.apiUrl().orElseThrow(() -> new IllegalArgumentException("an active tenant has an API")),
                active.artifact().map(Artifact::sha256).orElseThrow(() -> new IllegalArgumentException("an active tenant has a model")),
                active.owner().executionArn(),
                active.tenant().correlationId());
    }

    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("tenantId", tenantId.value());
        tree.put("isolation", isolation.word());
        tree.put("endpointName", endpointName);
        tree.put("apiUrl", apiUrl);
        tree.put("modelSha256", modelSha256);
        tree.put("executionArn", executionArn);
        correlationId.ifPresent(id -> tree.put("correlationId", id));
        return tree;
    }
}
