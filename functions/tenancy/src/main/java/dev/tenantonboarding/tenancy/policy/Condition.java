package dev.tenantonboarding.tenancy.policy;

import java.util.List;

/**
 * A test that a statement makes of the request.
 *
 * @param operator with its set and {@code IfExists} qualifiers, as IAM writes it
 * @param key      the context key
 * @param values   any of which may match
 */
public record Condition(String operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
        if (operator.isBlank() || key.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("a condition needs operator, key and a value: " + operator + " " + key);
        }
    }
}
