package dev.tenantonboarding.localcloud.apigateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes an answer for the client out of a function's, in payload format 2.0. */
final class ProxyAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0a-\\x1f\\x7f]*");
    /** The connection's own business. */
    private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

    private ProxyAnswer() {
    }

    /** Empty if the function's answer has a form that API Gateway doesn't take. */
    static Optional<ApiAnswer> of(byte[] payload) {
        try {
            var answer = JSON.readTree(payload);
            return Optional.of(answer.has("statusCode") ? declared(answer) : inferred(answer, payload));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A function may leave out the envelope: its answer is then the body of a JSON response. */
    private static ApiAnswer inferred(JsonNode answer, byte[] payload) {
        return new ApiAnswer(200, Map.of("content-type", "application/json"), List.of(),
                answer.isString() ? answer.stringValue().getBytes(StandardCharsets.UTF_8) : payload);
    }

    private static ApiAnswer declared(JsonNode answer) {
        var headers = new TreeMap<>(Map.of("content-type", "text/plain;charset=UTF-8"));
        answer.path("headers").properties().forEach(header -> {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            require(NAME.matcher(name).matches());
            if (!NOT_PASSED_ON.contains(name)) {
                headers.put(name, value(header.getValue()));
            }
        });
        var cookies = new ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(value(cookie)));
        return new ApiAnswer(status(answer.get("statusCode")), headers, cookies, body(answer));
    }

    private static int status(JsonNode node) {
        var status = node.isString() ? Integer.parseInt(node.stringValue()) : node.isInt() ? node.intValue() : 0;
        require(status >= 100 && status <= 599);
        return status;
    }

    private static byte[] body(JsonNode answer) {
        var body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        require(body.isString());
        return answer.path("isBase64Encoded").asBoolean(false) ? Base64.getDecoder().decode(body.stringValue())
                : body.stringValue().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(JsonNode node) {
        require(node.isValueNode() && VALUE.matcher(node.asString()).matches());
        return node.asString();
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("a malformed answer");
        }
    }
}
