package dev.tenantonboarding.tests.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tests.stage.Json;

/**
 * One change to one resource of a template.
 *
 * @param of the text of the resource as compact JSON that is replaced wherever it stands
 */
record Mutation(String resource, String of, String by) {
    /** @throws AssertionError if the resource does not hold the text, so that no change would go untried */
    String applied(String template) {
        JsonNode document = Json.read(template);
        ObjectNode resources = (ObjectNode) document.path("Resources");
        String before = resources.path(resource).toString();
        String after = before.replace(of, by);
        if (after.equals(before)) {
            throw new AssertionError(resource + " does not hold " + of + ": " + before);
        }
        resources.set(resource, Json.read(after));
        return document.toString();
    }
}
