package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A resource of a template.
 *
 * @param properties as written, intrinsic functions and all
 * @param dependsOn  what DependsOn says
 */
public record ResourceDeclaration(String logicalId, String type, JsonNode properties, Set<String> dependsOn, Optional<String> condition,
        Retention deletionPolicy, Retention updateReplacePolicy) {
    private static final Set<String> ATTRIBUTES = Set.of("Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy",
            "Metadata");

    /** Whether a resource stays when its stack lets it go. */
    public enum Retention {
        DELETE, RETAIN, RETAIN_EXCEPT_ON_CREATE;

        private static Retention parse(JsonNode node, String where) {
            return switch (node.asString("Delete")) {
                case "Delete" -> DELETE;
                case "Retain" -> RETAIN;
                case "RetainExceptOnCreate" -> RETAIN_EXCEPT_ON_CREATE;
                default -> throw AwsError.unsupported(where + " " + node.asString(""));
            };
        }
    }

    static ResourceDeclaration parse(String logicalId, JsonNode node) {
        if (!logicalId.matches("[A-Za-z0-9]{1,255}")) {
            throw Json.error("Resource name " + logicalId + " is non alphanumeric.");
        }
        Json.object(node, "Resource " + logicalId);
        node.propertyNames().stream().filter(attribute -> !ATTRIBUTES.contains(attribute)).findFirst().ifPresent(attribute -> {
            throw AwsError.unsupported("the attribute " + attribute + " of resource " + logicalId);
        });
        if (!node.has("Type")) {
            throw Json.error("[/Resources/" + logicalId + "] Every Resources object must contain a Type member.");
        }
        var dependsOn = new LinkedHashSet<String>();
        var depends = node.path("DependsOn");
        (depends.isArray() ? depends.values() : depends.isMissingNode() ? Set.<JsonNode>of() : Set.of(depends))
                .forEach(name -> dependsOn.add(Json.text(name, "DependsOn of " + logicalId)));
        var properties = Json.object(node.has("Properties") ? node.get("Properties") : JsonNodeFactory.instance.objectNode(),
                "Properties of " + logicalId);
        return new ResourceDeclaration(logicalId, Json.text(node.get("Type"), "Type of " + logicalId), properties, dependsOn,
                Optional.ofNullable(node.get("Condition")).map(name -> Json.text(name, "Condition of " + logicalId)),
                Retention.parse(node.path("DeletionPolicy"), "the DeletionPolicy"),
                        Retention.parse(node.path("UpdateReplacePolicy"), "the UpdateReplacePolicy"));
    }

    /** All that it names: resources, and parameters too. */
    public Set<String> references() {
        var names = new LinkedHashSet<>(dependsOn);
        names.addAll(References.in(properties));
        return names;
    }

    /** Each after all that it depends on; what is not among them counts as there. */
    public static List<ResourceDeclaration> inOrder(Collection<ResourceDeclaration> resources) {
        var waiting = new LinkedHashMap<String, ResourceDeclaration>();
        resources.forEach(resource -> waiting.put(resource.logicalId(), resource));
        var ordered = new ArrayList<ResourceDeclaration>();
        while (!waiting.isEmpty()) {
            var ready = waiting.values().stream().filter(resource -> resource.references().stream().noneMatch(waiting::containsKey)).toList();
            if (ready.isEmpty()) {
                throw AwsError.validation("Circular dependency between resources: " + List.copyOf(waiting.keySet()));
            }
            ready.forEach(resource -> waiting.remove(resource.logicalId()));
            ordered.addAll(ready);
        }
        return ordered;
    }
}
