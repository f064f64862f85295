package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The properties of a resource, resolved. */
public record Properties(JsonNode node) {

    /** Fills an SDK builder's members from the properties of the same names. */
    <B extends SdkPojo> B into(B builder) {
        ModelFiller.fill(node, builder);
        return builder;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(node.get(name)).map(value -> value.isContainer() ? value.toString() : value.asString());
    }

    /** @throws AwsError if it isn't there, which the schema prevents but for AWS::NoValue */
    String required(String name) {
        return text(name).orElseThrow(() -> AwsError.validation("Property " + name + " cannot be empty."));
    }

    Optional<Integer> number(String name) {
        return text(name).map(Integer::valueOf);
    }

    boolean has(String name) {
        return node.has(name);
    }

    List<String> texts(String name) {
        return node.path(name).values().stream().map(JsonNode::asString).toList();
    }

    Properties at(String name) {
        return new Properties(node.has(name) ? node.get(name) : JsonNodeFactory.instance.objectNode());
    }

    List<Properties> each(String name) {
        return node.path(name).values().stream().map(Properties::new).toList();
    }

    /** An object of plain values. */
    Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        node.path(name).properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }

    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        if (node.path("Tags").isObject()) {
            tags.putAll(map("Tags"));
        } else {
            node.path("Tags").values().forEach(tag -> tags.put(tag.path("Key").asString(), tag.path("Value").asString("")));
        }
        return tags;
    }

    boolean same(Properties other, String name) {
        return node.path(name).equals(other.node.path(name));
    }

    /** With the stack's tags added to its own, which win. */
    Properties withTags(Map<String, String> stackTags) {
        return tagged(stackTags, (copy, all) -> {
            var list = copy.putArray("Tags");
            all.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        });
    }

    /** The same as an object, the keys of whose members are the tags' keys. */
    Properties withNamedTags(Map<String, String> stackTags) {
        return tagged(stackTags, (copy, all) -> {
            var object = copy.putObject("Tags");
            all.forEach(object::put);
        });
    }

    private Properties tagged(Map<String, String> stackTags, BiConsumer<ObjectNode, Map<String, String>> write) {
        var all = new TreeMap<>(stackTags);
        all.putAll(tags());
        if (all.isEmpty()) {
            return this;
        }
        var copy = ((ObjectNode) node).deepCopy();
        write.accept(copy, all);
        return new Properties(copy);
    }
}
