package dev.tenantonboarding.localcloud.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an authorizer's function answers, in the simple format: {@code {"isAuthorized": true, "context": {…}}}. */
final class AuthorizerAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuthorizerAnswer() {
    }

    /** Empty if the answer has another form; why is not told, since parsers quote what they read. */
    static Optional<Admission> of(byte[] payload) {
        try {
            var answer = JSON.readTree(payload);
            var context = answer.path("context");
            if (!answer.path("isAuthorized").isBoolean() || !isFlat(context)) {
                return Optional.empty();
            }
            return Optional.of(answer.path("isAuthorized").booleanValue()
                    ? new Admission.Admitted(shown(context)) : Admission.Refused.FORBIDDEN);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isFlat(JsonNode context) {
        return context.isMissingNode() || context.isNull()
                || context.isObject() && context.values().stream().noneMatch(JsonNode::isContainer);
    }

    /** Under {@code lambda}; null if the function gave no context. */
    private static Map<String, Object> shown(JsonNode context) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("lambda", context.isObject() ? context : null);
        return shown;
    }
}
