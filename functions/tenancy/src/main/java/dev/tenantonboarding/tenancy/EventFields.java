package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text fields of an event's detail, each under one rule. */
record EventFields(JsonNode detail) {
    /** What a text field may hold; {@code maxLength} counts UTF-16 characters. */
    record TextRule(int maxLength, Pattern legal, String legalInWords) {
        static TextRule of(int maxLength, String pattern, String inWords) {
            return new TextRule(maxLength, Pattern.compile(pattern), inWords);
        }
    }

    EventFields {
        if (!detail.isObject()) {
            throw new InvalidTenantEvent("detail", "must be a JSON object");
        }
    }

    boolean has(String field) {
        return detail.has(field);
    }

    String required(String field, TextRule rule) {
        return optional(field, rule).orElseThrow(() -> new InvalidTenantEvent(field, "is missing"));
    }

    Optional<String> optional(String field, TextRule rule) {
        if (!detail.has(field)) {
            return Optional.empty();
        }
        JsonNode value = detail.get(field);
        if (!value.isTextual()) {
            throw new InvalidTenantEvent(field, "must be a string");
        }
        if (value.textValue().length() > rule.maxLength()) {
            throw new InvalidTenantEvent(field, "must have at most " + rule.maxLength() + " characters");
        }
        if (!rule.legal().matcher(value.textValue()).matches()) {
            throw new InvalidTenantEvent(field, rule.legalInWords());
        }
        return Optional.of(value.textValue());
    }
}
