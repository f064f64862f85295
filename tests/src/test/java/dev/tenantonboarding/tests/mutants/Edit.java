package dev.tenantonboarding.tests.mutants;

import dev.tenantonboarding.tests.stage.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A change of a text.
 *
 * @param of what is replaced wherever it stands
 */
record Edit(String of, String by) {

    /** @throws AssertionError if the text does not hold what is to be replaced */
    String of(String before, Live live) {
        String after = before.replace(live.filled(of), live.filled(by));
        if (after.equals(before)) {
            throw new AssertionError("there is no " + live.filled(of) + " in " + before);
        }
        return after;
    }

    /** Of a document as compact JSON. */
    String ofJson(String document, Live live) {
        return of(Json.read(document).toString(), live);
    }

    /** Of a document as IAM gives it. */
    String ofEncoded(String document, Live live) {
        return ofJson(URLDecoder.decode(document, StandardCharsets.UTF_8), live);
    }
}
