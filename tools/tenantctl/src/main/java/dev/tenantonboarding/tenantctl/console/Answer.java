package dev.tenantonboarding.tenantctl.console;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What a command found out, as a document and as lines for people. */
public record Answer(JsonNode document, List<String> lines) {
    public Answer {
        document = document.deepCopy();
        lines = List.copyOf(lines);
    }
}
