package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;

/**
 * The functions that Step Functions adds to JSONata 2.0.6; {@code $eval}, which it takes away; and the clock.
 * Source: AWS's page "Transforming data with JSONata in Step Functions".
 */
final class AddedFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private AddedFunctions() {
    }

    static void registerWith(Jsonata expression) {
        expression.registerFunction("partition", function("<an:a>", AddedFunctions::partition));
        expression.registerFunction("range", function("<nnn:a>", AddedFunctions::range));
        expression.registerFunction("hash", function("<ss:s>", AddedFunctions::hash));
        expression.registerFunction("random", function("<n?:n>", AddedFunctions::random));
        expression.registerFunction("uuid", function("<:s>", arguments -> UUID.randomUUID().toString()));
        expression.registerFunction("parse", function("<s:x>", AddedFunctions::parse));
        expression.assign("eval", null);
    }

    /** Time is the cloud's, not the machine's. */
    static void bindClock(Jsonata.Frame frame, Instant now) {
        frame.bind("millis", function("<:n>", arguments -> now.toEpochMilli()));
        frame.bind("now", function("<s?s?:s>", arguments ->
                Functions.dateTimeFromMillis(now.toEpochMilli(), text(arguments, 0), text(arguments, 1))));
    }

    private interface Body {
        Object apply(List<?> arguments);
    }

    private static JFunction function(String signature, Body body) {
        return new JFunction((input, arguments) -> body.apply(arguments), signature);
    }

    /** JSONata's own functions take null for an argument that wasn't given. */
    private static String text(List<?> arguments, int index) {
        return index < arguments.size() ? (String) arguments.get(index) : null;
    }

    private static Object partition(List<?> arguments) {
        var array = (List<?>) arguments.get(0);
        var size = ((Number) arguments.get(1)).intValue();
        if (size < 1) {
            throw new JException("T0410", -1, 2, "partition");
        }
        var chunks = new ArrayList<>();
        for (var from = 0; from < array.size(); from += size) {
            chunks.add(List.copyOf(array.subList(from, Math.min(array.size(), from + size))));
        }
        return chunks;
    }

    private static Object range(List<?> arguments) {
        var first = ((Number) arguments.get(0)).longValue();
        var last = ((Number) arguments.get(1)).longValue();
        var step = ((Number) arguments.get(2)).longValue();
        if (step == 0) {
            throw new JException("T0410", -1, 3, "range");
        }
        var numbers = new ArrayList<>();
        for (var number = first; step > 0 ? number <= last : number >= last; number += step) {
            if (numbers.size() == 1_000_000) {
                throw new JException("D2014", -1, (last - first) / step);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static Object hash(List<?> arguments) {
        var algorithm = (String) arguments.get(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw new JException("T0410", -1, 2, "hash");
        }
        try {
            var digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(((String) arguments.get(0)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static Object random(List<?> arguments) {
        return arguments.isEmpty() || arguments.getFirst() == null
                ? ThreadLocalRandom.current().nextDouble()
                : new Random(((Number) arguments.getFirst()).longValue()).nextDouble();
    }

    private static Object parse(List<?> arguments) {
        try {
            return Json.parse((String) arguments.getFirst());
        } catch (Json.Malformed e) {
            throw new JException("D3137", -1, "Unable to parse JSON string: " + e.getMessage());
        }
    }
}
