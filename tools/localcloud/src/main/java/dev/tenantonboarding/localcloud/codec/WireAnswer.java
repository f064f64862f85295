package dev.tenantonboarding.localcloud.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer as it goes over the wire. */
public record WireAnswer(int status, Map<String, String> headers, byte[] body) {
    static WireAnswer xml(int status, String text) {
        return new WireAnswer(status, Map.of("Content-Type", "text/xml"), text.getBytes(StandardCharsets.UTF_8));
    }
}
