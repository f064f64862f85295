package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.dashjoin.jsonata.Jsonata;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON values as the interpreter holds them: maps, lists, strings, numbers and booleans; JSON's null is {@link #NULL},
 * so that Java's null is left to mean JSONata's "nothing".
 */
public final class Json {
    /** JSON's null. */
    public static final Object NULL = Jsonata.NULL_VALUE;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    /** Text that isn't JSON; the message is the parser's, without the place, as AWS repeats it. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String place;

        private Malformed(String message, String place) {
            super(message);
            this.place = place;
        }

        /** Line and column, such as {@code line: 1, column: 4}. */
        public String place() {
            return place;
        }
    }

    public static Object parse(String text) throws Malformed {
        try {
            return withoutJavaNull(MAPPER.readValue(text, Object.class));
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new Malformed(e.getOriginalMessage(), "line: " + place.getLineNr() + ", column: " + place.getColumnNr());
        }
    }

    @SuppressWarnings("unchecked")
    private static Object withoutJavaNull(Object value) {
        switch (value) {
            case null -> {
                return NULL;
            }
            case Map<?, ?> map -> ((Map<String, Object>) map).replaceAll((key, member) -> withoutJavaNull(member));
            case List<?> list -> ((List<Object>) list).replaceAll(Json::withoutJavaNull);
            default -> {
            }
        }
        return value;
    }

    /** Compact text of a value. */
    public static String print(Object value) {
        var text = new StringWriter();
        try (var generator = MAPPER.createGenerator(text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, member) -> {
                    generator.writeName((String) key);
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(element -> write(generator, element));
                generator.writeEndArray();
            }
            case String string -> generator.writeString(string);
            case Boolean bool -> generator.writeBoolean(bool);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.doubleValue());
            default -> generator.writeNull();
        }
    }

    /** JSONata's name of a value's type. */
    public static String typeOf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "object";
            case List<?> list -> "array";
            case String string -> "string";
            case Number number -> "number";
            case Boolean bool -> "boolean";
            default -> "null";
        };
    }

    /**
     * Copies what JSONata returned into plain values.
     *
     * @throws IllegalArgumentException if something in it, such as a function, is no JSON value
     */
    static Object plain(Object value) {
        return switch (value) {
            // JSONata leaves out what is undefined; a Java null within is what its $clone makes of JSON's null.
            case null -> NULL;
            case Map<?, ?> map -> {
                var copy = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
                map.forEach((key, member) -> copy.put((String) key, plain(member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(plain(element)));
                yield copy;
            }
            case String string -> string;
            case Number number -> number;
            case Boolean bool -> bool;
            case Object other when other == NULL -> NULL;
            default -> throw new IllegalArgumentException("not a JSON value");
        };
    }
}
