package dev.tenantonboarding.inference;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What the caller sends to the model, byte by byte as it was sent to the API. */
record Question(byte[] body, Optional<String> contentType, Optional<String> accept) {
    private static final String ANYTHING = "*/*";

    static Question of(APIGatewayV2HTTPEvent event) {
        // The API gives all header names in lower case.
        Map<String, String> headers = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
        return new Question(
                body(event),
                Optional.ofNullable(headers.get("content-type")),
                Optional.ofNullable(headers.get("accept")).filter(accept -> !accept.equals(ANYTHING)));
    }

    private static byte[] body(APIGatewayV2HTTPEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
