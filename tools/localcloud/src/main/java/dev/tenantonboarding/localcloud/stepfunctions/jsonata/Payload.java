package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value together with its text, so that what one state puts out and the next takes in is printed once.
 *
 * @param value as {@link Json} holds it; never changed
 * @param text  the same as JSON
 */
public record Payload(Object value, String text) {
    /** The most a state may take, give or assign, in bytes of UTF-8 (256 KiB). */
    public static final int MAX_BYTES = 262_144;

    public static Payload of(Object value) {
        return new Payload(value, Json.print(value));
    }

    /** Keeps the text as it was sent. */
    public static Payload parse(String text) throws Json.Malformed {
        return new Payload(Json.parse(text), text);
    }

    public boolean tooLarge() {
        return text.length() * 3L > MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }
}
