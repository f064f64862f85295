package dev.tenantonboarding.localcloud.apigateway;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Identifiers in API Gateway's forms. */
final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int API_LENGTH = 10;
    private static final int PART_LENGTH = 7;
    private static final int REQUEST_BYTES = 11;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private Ids() {
    }

    static String api() {
        return text(API_LENGTH);
    }

    /** Of a route, an integration or an authorizer. */
    static String part() {
        return text(PART_LENGTH);
    }

    static String request() {
        var bytes = new byte[REQUEST_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As X-Ray makes them: the time and 24 random hexadecimal digits. */
    static String trace(Instant time) {
        return String.format(Locale.ROOT, "Root=1-%08x-%016x%08x", time.getEpochSecond(), RANDOM.nextLong(), RANDOM.nextInt());
    }

    private static String text(int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
