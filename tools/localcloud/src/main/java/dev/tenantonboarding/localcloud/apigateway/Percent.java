package dev.tenantonboarding.localcloud.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding; what isn't well-formed is taken as it stands. */
final class Percent {
    private Percent() {
    }

    /** In a path, where a plus sign is itself. */
    static String decodePath(String text) {
        return decodeQuery(text.replace("+", "%2B"));
    }

    static String decodeQuery(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
