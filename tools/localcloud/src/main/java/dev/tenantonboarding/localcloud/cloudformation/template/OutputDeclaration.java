package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/** An output of a template, its value as written. */
public record OutputDeclaration(String name, JsonNode value, Optional<String> description, Optional<String> condition) {

    static OutputDeclaration parse(String name, JsonNode node) {
        Json.object(node, "Output " + name);
        if (node.has("Export")) {
            throw AwsError.unsupported("the Export of output " + name);
        }
        node.propertyNames().stream().filter(member -> !Set.of("Value", "Description", "Condition").contains(member)).findFirst()
                .ifPresent(member -> {
            throw Json.error("Unrecognized attribute " + member + " of output " + name);
        });
        if (!node.has("Value")) {
            throw Json.error("Every Outputs member must contain a Value object (" + name + ")");
        }
        return new OutputDeclaration(name, node.get("Value"), Optional.ofNullable(node.get("Description"))
                .map(text -> Json.text(text, "Description")),
                Optional.ofNullable(node.get("Condition")).map(text -> Json.text(text, "Condition of output " + name)));
    }
}
