package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.Owner;
import dev.tenantonboarding.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the workflow sends to a task. It arrives as a map because AWS's serialization library, which Lambda decodes with, cannot make
 * records.
 */
record TaskInput(Map<String, Object> fields) {
    TenantId tenantId() {
        return new TenantId(text(fields, "tenantId"));
    }

    Owner owner() {
        return new Owner(text(execution(), "arn"), Math.toIntExact(number(execution(), "redriveCount")));
    }

    /** When the execution began, or was last redriven. */
    Instant startedAt() {
        return Instant.parse(text(execution(), "startTime"));
    }

    /** A further field of the payload. */
    String text(String name) {
        return text(fields, name);
    }

    /** @return false if there is none of that name */
    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    Attempt attempt() {
        return new Attempt(owner(), startedAt(), Duration.ofSeconds(number(fields, "waitedSeconds")));
    }

    /** Without the values: there may be a token among them. */
    @Override
    public String toString() {
        return "TaskInput" + fields.keySet();
    }

    private Map<?, ?> execution() {
        if (fields.get("execution") instanceof Map<?, ?> execution) {
            return execution;
        }
        throw new IllegalArgumentException("the payload has no object execution");
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the payload has no text " + name);
    }

    private static long number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("the payload has no number " + name);
    }
}
