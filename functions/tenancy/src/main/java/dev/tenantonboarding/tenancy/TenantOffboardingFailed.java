package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The detail of the event that says an offboarding stopped, and something of the tenant may be left.
 *
 * @param tenantId absent if the event that came in had no legal one
 * @param eventId the id of the event that came in, absent if it had none
 * @param error the simple name of the error's class
 * @param reason the error's message, for the errors whose messages are this project's own
 */
public record TenantOffboardingFailed(
        Optional<TenantId> tenantId,
        Optional<String> eventId,
        Optional<String> correlationId,
        String executionArn,
        String state,
        String error,
        Optional<String> reason) {
    public static final String DETAIL_TYPE = "TenantOffboardingFailed";

    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tenantId.ifPresent(id -> tree.put("tenantId", id.value()));
        eventId.ifPresent(id -> tree.put("eventId", id));
        correlationId.ifPresent(id -> tree.put("correlationId", id));
        tree.put("executionArn", executionArn);
        tree.put("state", state);
        tree.put("error", error);
        reason.ifPresent(text -> tree.put("reason", text));
        return tree;
    }
}
