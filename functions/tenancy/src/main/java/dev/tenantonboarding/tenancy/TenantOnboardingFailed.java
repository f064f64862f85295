package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The detail of the event that says an onboarding stopped. It goes to signup, so it holds nothing of another tenant.
 *
 * @param tenantId absent if the event that came in had no legal one
 * @param eventId the id of the event that came in, absent if it had none
 * @param error the simple name of the error's class
 * @param reason the error's message, for the errors whose messages are this project's own
 * @param probe the name of the first probe that failed
 */
public record TenantOnboardingFailed(
        Optional<TenantId> tenantId,
        Optional<String> eventId,
        Optional<String> correlationId,
        String executionArn,
        String state,
        String error,
        Optional<String> reason,
        Optional<String> probe) {
    public static final String DETAIL_TYPE = "TenantOnboardingFailed";

    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tenantId.ifPresent(id -> tree.put("tenantId", id.value()));
        eventId.ifPresent(id -> tree.put("eventId", id));
        correlationId.ifPresent(id -> tree.put("correlationId", id));
        tree.put("executionArn", executionArn);
        tree.put("state", state);
        tree.put("error", error);
        reason.ifPresent(text -> tree.put("reason", text));
        probe.ifPresent(name -> tree.put("probe", name));
        return tree;
    }
}
