package dev.tenantonboarding.tenancy;

import java.time.Instant;

/** Why an onboarding stopped: the state, the simple name of the error's class, its message up to {@link #MAX_CAUSE} characters, and when. */
public record Failure(String state, String error, String cause, Instant at) {
    public static final int MAX_CAUSE = 1024;

    public Failure {
        cause = cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
    }
}
