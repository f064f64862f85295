package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;

/**
 * Why AWS refuses a definition.
 *
 * @param code     such as {@code SCHEMA_VALIDATION_FAILED}
 * @param location such as {@code /States/Claim/Next}
 */
public record Diagnostic(String code, String message, Optional<String> location) {

    static Diagnostic schema(String location, String message) {
        return new Diagnostic("SCHEMA_VALIDATION_FAILED", message, Optional.of(location));
    }

    /** As it stands in an InvalidDefinition error; AWS writes "null" for a location that it doesn't know. */
    @Override
    public String toString() {
        return code + ": " + message + " at " + location.orElse("null");
    }
}
