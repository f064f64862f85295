package dev.tenantonboarding.tenancy.policy;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the maps, lists and strings that a policy is made of, without a blank: IAM and STS count characters. */
final class PolicyJson {
    private PolicyJson() {}

    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.entrySet().stream()
                    .map(entry -> write(entry.getKey()) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> list -> list.stream().map(PolicyJson::write).collect(Collectors.joining(",", "[", "]"));
            default -> string(value.toString());
        };
    }

    private static String string(String text) {
        return text.chars().mapToObj(PolicyJson::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int letter) {
        return switch (letter) {
            case '"', '\\' -> "\\" + (char) letter;
            default -> letter < ' ' ? "\\u%04x".formatted(letter) : String.valueOf((char) letter);
        };
    }
}
