package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.time.Instant;
import java.util.Map;

/**
 * What an expression can see.
 *
 * @param states    the reserved variable {@code $states}
 * @param variables the workflow's variables in scope
 * @param now       what {@code $now()} and {@code $millis()} tell
 */
public record Bindings(Map<String, Object> states, Map<String, Object> variables, Instant now) {
}
