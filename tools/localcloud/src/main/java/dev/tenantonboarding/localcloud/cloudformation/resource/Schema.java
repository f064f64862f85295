package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.databind.JsonNode;

/**
 * The properties that a type accepts, as paths: {@code Code.S3Key}, {@code Targets[].Arn}, and {@code PolicyDocument.*} for one of any shape.
 *
 * @param required  must be there
 * @param replacing a change of one of these makes a new resource
 */
public record Schema(Set<String> paths, Set<String> required, Set<String> replacing) {

    public Schema {
        paths = Set.copyOf(paths);
        required = Set.copyOf(required);
        replacing = Set.copyOf(replacing);
    }

    static Schema of(String... paths) {
        return new Schema(Set.of(paths), Set.of(), Set.of());
    }

    Schema requiring(String... names) {
        return new Schema(paths, Set.of(names), replacing);
    }

    Schema replacedBy(String... names) {
        return new Schema(paths, required, Set.of(names));
    }

    /** With Tags, which then also take the stack's. */
    Schema tagged() {
        var more = new HashSet<>(paths);
        more.addAll(Set.of("Tags[].Key", "Tags[].Value"));
        return new Schema(more, required, replacing);
    }

    /** The same for types whose Tags are an object, not a list. */
    Schema taggedByName() {
        var more = new HashSet<>(paths);
        more.add("Tags.*");
        return new Schema(more, required, replacing);
    }

    /** The properties with a stack's tags added to their own, if the type has tags. */
    public Properties tag(Properties properties, Map<String, String> stackTags) {
        if (paths.contains("Tags[].Key")) {
            return properties.withTags(stackTags);
        }
        return paths.contains("Tags.*") ? properties.withNamedTags(stackTags) : properties;
    }

    /**
     * Checks properties as they are written, functions and all.
     *
     * @throws AwsError naming the property that is unknown or missing
     */
    public void check(String logicalId, String type, JsonNode properties) {
        required.stream().filter(name -> !properties.has(name)).sorted().findFirst().ifPresent(name -> {
            throw AwsError.validation("Properties validation failed for resource " + logicalId + " with message: #: required key ["
                    + name + "] not found");
        });
        check(properties, "", logicalId, type);
    }

    private void check(JsonNode node, String path, String logicalId, String type) {
        if (node.isObject() && node.size() == 1) {
            var name = node.propertyNames().iterator().next();
            if (name.equals("Fn::If")) {
                check(node.get(name).path(1), path, logicalId, type);
                check(node.get(name).path(2), path, logicalId, type);
                return;
            }
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return;
            }
        }
        checkShape(node, path, logicalId);
        if (node.isArray()) {
            node.values().forEach(item -> check(item, path + "[]", logicalId, type));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                checkMember(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), logicalId, type);
            }
        }
    }

    private void checkShape(JsonNode node, String path, String logicalId) {
        var listed = paths.stream().anyMatch(known -> known.startsWith(path + "[]"));
        if (node.isArray() && !listed || node.isValueNode() && !path.isEmpty() && !paths.contains(path)) {
            throw AwsError.validation("Properties validation failed for resource " + logicalId + " with message: #/" + path + ": expected type: "
                    + (listed ? "JSONArray" : paths.contains(path) ? "String" : "JSONObject") + ", found: "
                    + (node.isArray() ? "JSONArray" : "String"));
        }
    }

    private void checkMember(JsonNode value, String path, String logicalId, String type) {
        if (paths.contains(path + ".*")) {
            return;
        }
        if (paths.stream().noneMatch(known -> known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "[]"))) {
            throw AwsError.unsupported("the property " + path + " of " + type + " (resource " + logicalId + ")");
        }
        check(value, path, logicalId, type);
    }
}
