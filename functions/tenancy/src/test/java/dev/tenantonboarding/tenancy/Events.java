package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The sample events and schemas of the workflow's folder. */
final class Events {
    static final Path FOLDER = Path.of("../../statemachine/events");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    static JsonNode file(String name) {
        try {
            return JSON.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectNode created() {
        return (ObjectNode) file("TenantCreated.example.json");
    }

    static JsonNode deletion() {
        ObjectNode envelope = JSON.createObjectNode().put("id", "d-1").put("detail-type", "TenantDeleted").put("source", "saas.signup");
        envelope.set("detail", file("TenantDeleted.example.json"));
        return envelope;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static ObjectNode envelope(JsonNode detail) {
        ObjectNode envelope = JSON.createObjectNode().put("id", "e-1").put("detail-type", "TenantCreated").put("source", "saas.signup");
        envelope.set("detail", detail);
        return envelope;
    }
}
