package dev.tenantonboarding.onboarding.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Optional;

/** What can be told of an execution's input, which may have failed because it was no valid event at all. */
record EventInput(Optional<TenantId> tenantId, Optional<String> eventId, Optional<String> correlationId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static EventInput read(String input) {
        JsonNode event = parse(input);
        return new EventInput(
                text(event.path("detail").path("tenantId")).filter(TenantId::isLegal).map(TenantId::new),
                text(event.path("id")).filter(id -> id.matches("[!-~]{1,128}")),
                text(event.path("detail").path("correlationId")).filter(id -> id.matches("[!-~]{1,128}")));
    }

    private static JsonNode parse(String input) {
        try {
            return JSON.readTree(input);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}
