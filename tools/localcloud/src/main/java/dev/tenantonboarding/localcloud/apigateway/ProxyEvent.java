package dev.tenantonboarding.localcloud.apigateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/** What a route's function is told, in payload format 2.0. */
record ProxyEvent(RoutedRequest routed, Admission.Admitted admitted, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The content types whose bodies come as text; all others, and bodies without one, come in Base64. */
    private static final Pattern TEXT = Pattern.compile("(text/.*|application/(json|xml|javascript))\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    byte[] json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        new RequestEvent(routed, admitted.authorizer()).addTo(event);
        event.put("isBase64Encoded", false);
        if (body.length > 0) {
            var text = text();
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
            event.put("isBase64Encoded", text.isEmpty());
        }
        return JSON.writeValueAsBytes(event);
    }

    private Optional<String> text() {
        if (routed.request().header("content-type").filter(type -> TEXT.matcher(type.trim()).matches()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            // Text in another encoding would not survive as JSON; Base64 keeps it.
            return Optional.empty();
        }
    }

    /** Without the body and what the authorizer said. */
    @Override
    public String toString() {
        return routed.toString();
    }
}
