package dev.tenantonboarding.localcloud.cloudformation.template;

import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as templates have it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {
    }

    static JsonNode parse(String text) {
        if (!text.stripLeading().startsWith("{")) {
            throw error("The local cloud reads templates in JSON only, not in YAML.");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw error("JSON not well-formed. (" + e.getOriginalMessage() + ")");
        }
    }

    static AwsError error(String message) {
        return AwsError.validation("Template format error: " + message);
    }

    /** The one member of an object that calls a function, or empty for any other value. */
    static Optional<Map.Entry<String, JsonNode>> function(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        var member = node.properties().iterator().next();
        return member.getKey().equals("Ref") || member.getKey().startsWith("Fn::") ? Optional.of(member) : Optional.empty();
    }

    static String text(JsonNode node, String what) {
        if (!node.isValueNode() || node.isNull()) {
            throw error(what + " must be a string.");
        }
        return node.asString();
    }

    static JsonNode object(JsonNode node, String what) {
        if (!node.isObject()) {
            throw error(what + " must be an object.");
        }
        return node;
    }
}
