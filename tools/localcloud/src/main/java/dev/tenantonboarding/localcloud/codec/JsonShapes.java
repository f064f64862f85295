package dev.tenantonboarding.localcloud.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Structures as JSON, for the JSON and REST-JSON protocols. */
final class JsonShapes {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonShapes() {
    }

    /** @throws AwsError SerializationException if the text is no JSON object; an empty text is an empty object */
    static JsonNode parse(byte[] text) {
        if (text.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var node = MAPPER.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // Falls through to the one answer for every text that is no object.
        }
        throw AwsError.of("SerializationException", "The request body is not a JSON object.");
    }

    static byte[] print(Map<String, Object> object) {
        return MAPPER.writeValueAsBytes(object);
    }

    /** Fills a builder from an object; a member that the model doesn't know is refused rather than ignored. */
    static SdkPojo read(JsonNode object, SdkPojo builder, Predicate<SdkField<?>> inBody) {
        refuseUnknown(object, builder, inBody);
        return Shapes.fill(builder, field -> inBody.test(field) ? value(object.get(field.locationName()), field) : Optional.empty());
    }

    static Map<String, Object> write(SdkPojo pojo, Predicate<SdkField<?>> inBody) {
        var object = new LinkedHashMap<String, Object>();
        for (SdkField<?> field : pojo.sdkFields()) {
            if (inBody.test(field)) {
                Shapes.value(pojo, field).ifPresent(value -> object.put(field.unmarshallLocationName(), write(value, field)));
            }
        }
        return object;
    }

    private static void refuseUnknown(JsonNode object, SdkPojo builder, Predicate<SdkField<?>> inBody) {
        object.propertyNames().forEach(name -> {
            if (builder.sdkFields().stream().noneMatch(field -> inBody.test(field) && field.locationName().equals(name))) {
                throw AwsError.unsupported("request member " + name);
            }
        });
    }

    private static Optional<Object> value(JsonNode node, SdkField<?> field) {
        return node == null || node.isNull() ? Optional.empty() : Optional.of(present(node, field));
    }

    private static Object present(JsonNode node, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(node, field);
            case MAP -> map(node, field);
            case SDK_POJO -> structure(node, field);
            case INSTANT -> node.isNumber() ? Scalars.ofEpochSeconds(node.decimalValue())
                    : Scalars.parse(text(node, field), field, TimestampFormatTrait.Format.ISO_8601);
            case STRING, SDK_BYTES -> Scalars.parse(text(node, field), field, TimestampFormatTrait.Format.UNIX_TIMESTAMP);
            case BOOLEAN -> {
                require(node.isBoolean(), field);
                yield node.booleanValue();
            }
            case INTEGER, LONG, SHORT, BYTE, FLOAT, DOUBLE, BIG_DECIMAL -> {
                require(node.isNumber(), field);
                yield Scalars.parse(node.decimalValue().toPlainString(), field, TimestampFormatTrait.Format.UNIX_TIMESTAMP);
            }
            case NULL, DOCUMENT -> throw AwsError.unsupported("request member " + field.memberName());
        };
    }

    private static Object structure(JsonNode node, SdkField<?> field) {
        require(node.isObject(), field);
        var builder = field.constructor().get();
        refuseUnknown(node, builder, any -> true);
        return Shapes.build(field, member -> value(node.get(member.locationName()), member));
    }

    private static List<Object> list(JsonNode node, SdkField<?> field) {
        require(node.isArray(), field);
        var element = Shapes.listElement(field);
        var list = new ArrayList<>();
        node.forEach(item -> list.add(value(item, element).orElseThrow(() -> Scalars.malformed(field))));
        return list;
    }

    private static Map<String, Object> map(JsonNode node, SdkField<?> field) {
        require(node.isObject(), field);
        var element = Shapes.mapValue(field);
        var map = new LinkedHashMap<String, Object>();
        node.properties().forEach(entry -> value(entry.getValue(), element).ifPresent(value -> map.put(entry.getKey(), value)));
        return map;
    }

    private static String text(JsonNode node, SdkField<?> field) {
        require(node.isString(), field);
        return node.stringValue();
    }

    private static void require(boolean rightKind, SdkField<?> field) {
        if (!rightKind) {
            throw Scalars.malformed(field);
        }
    }

    private static Object write(Object value, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> ((List<?>) value).stream().map(item -> write(item, Shapes.listElement(field))).toList();
            case MAP -> {
                var map = new LinkedHashMap<String, Object>();
                ((Map<?, ?>) value).forEach((key, item) -> map.put(key.toString(), write(item, Shapes.mapValue(field))));
                yield map;
            }
            case SDK_POJO -> write((SdkPojo) value, any -> true);
            case INSTANT -> instant(value, field);
            case SDK_BYTES -> Scalars.print((SdkBytes) value, field, TimestampFormatTrait.Format.UNIX_TIMESTAMP);
            default -> value;
        };
    }

    private static Object instant(Object value, SdkField<?> field) {
        return Scalars.format(field, TimestampFormatTrait.Format.UNIX_TIMESTAMP) == TimestampFormatTrait.Format.UNIX_TIMESTAMP
                ? Scalars.epochSeconds((java.time.Instant) value)
                : Scalars.print(value, field, TimestampFormatTrait.Format.UNIX_TIMESTAMP);
    }
}
