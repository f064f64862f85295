package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.util.regex.Pattern;

import com.dashjoin.jsonata.JException;

/** Turns the Java port's messages into those of JSONata's reference implementation, which AWS shows. */
final class ErrorText {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
    private static final Pattern QUOTED_INDEX = Pattern.compile("(Argument|argument) \"(\\d+)\"");
    private static final Pattern DEPTH = Pattern.compile(" Depth=.*");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    private ErrorText() {
    }

    static String of(JException error) {
        var message = String.valueOf(error.getMessage());
        // The port writes "Object" where the original says "function", and quotes indexes.
        return QUOTED_INDEX.matcher(message.replace("Object", "function")).replaceAll("$1 $2");
    }

    /** The end of AWS's sentence: {@code . T1006: …} for JSONata's own errors, {@code : …} for those of its bounds. */
    static String sentence(JException error) {
        return CODE.matcher(String.valueOf(error.getError())).matches()
                ? ". " + error.getError() + ": " + of(error)
                : ": " + DEPTH.matcher(String.valueOf(error.getError())).replaceAll("");
    }

    /** What a NumberFormatException quotes, in quotes. */
    static String quotedPart(NumberFormatException error) {
        var quoted = QUOTED.matcher(String.valueOf(error.getMessage()));
        return quoted.find() ? quoted.group() : "\"\"";
    }
}
