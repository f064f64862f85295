package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Properties into the SDK's model classes: nearly all have the names of the API's members, but for the case of their first letter. */
final class ModelFiller {
    private ModelFiller() {
    }

    /** Sets every member that has a property of its name. */
    static void fill(JsonNode object, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            var name = Character.toUpperCase(field.memberName().charAt(0)) + field.memberName().substring(1);
            Optional.ofNullable(object.get(name)).ifPresent(node -> field.set(builder, value(node, field)));
        }
    }

    private static Object value(JsonNode node, SdkField<?> field) {
        check(node, field);
        return switch (field.marshallingType().getKnownType()) {
            // Documents, such as policies, are objects in templates and text in requests.
            case STRING -> node.isContainer() ? node.toString() : node.asString();
            case INTEGER -> number(node, field, Integer::valueOf);
            case LONG -> number(node, field, Long::valueOf);
            case DOUBLE -> number(node, field, Double::valueOf);
            case FLOAT -> number(node, field, Float::valueOf);
            case BOOLEAN -> Boolean.valueOf(node.asString());
            case SDK_POJO -> {
                var builder = field.constructor().get();
                fill(node, builder);
                yield ((Buildable) builder).build();
            }
            case LIST -> {
                var list = new ArrayList<>();
                node.values().forEach(item -> list.add(value(item, field.getRequiredTrait(ListTrait.class).memberFieldInfo())));
                yield list;
            }
            case MAP -> map(node, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
            case NULL, SHORT, BYTE, BIG_DECIMAL, INSTANT, SDK_BYTES, DOCUMENT -> throw AwsError.unsupported("the property " + field.memberName());
        };
    }

    /** @throws AwsError ValidationException naming the property that has another shape than it should */
    private static void check(JsonNode node, SdkField<?> field) {
        switch (field.marshallingType().getKnownType()) {
            case BOOLEAN -> require(node.asString("").matches("true|false"), field, "true or false");
            case INTEGER, LONG, DOUBLE, FLOAT -> require(!node.isContainer(), field, "a number");
            case SDK_POJO -> require(node.isObject(), field, "an object");
            case LIST -> require(node.isArray(), field, "a list");
            case MAP -> require(node.isContainer(), field, "an object");
            default -> { }
        }
    }

    private static void require(boolean holds, SdkField<?> field, String wanted) {
        if (!holds) {
            throw AwsError.validation("Property " + field.memberName() + " must be " + wanted);
        }
    }

    /** Tags are a list in templates, but a map in some requests. */
    private static Object map(JsonNode node, SdkField<?> element) {
        var map = new LinkedHashMap<String, Object>();
        if (node.isArray()) {
            node.values().forEach(item -> map.put(item.path("Key").asString(), value(item.path("Value"), element)));
        } else {
            node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), element)));
        }
        return map;
    }

    private static Object number(JsonNode node, SdkField<?> field, Function<String, Object> parse) {
        try {
            return parse.apply(node.asString());
        } catch (NumberFormatException e) {
            throw AwsError.validation("Property " + field.memberName() + " must be a number, not " + node.asString());
        }
    }
}
