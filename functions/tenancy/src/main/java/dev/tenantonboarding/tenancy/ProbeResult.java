package dev.tenantonboarding.tenancy;

import java.util.Locale;
import java.util.Objects;

/** One call made as some principal ({@code from}) against what {@code to} names, what IAM had to say to it, and what came of it. */
public record ProbeResult(String name, String from, String to, Expected expected, Outcome outcome, String detail) {
    /** What IAM must say. */
    public enum Expected {
        ALLOWED, DENIED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What IAM said; {@code UNPROVEN} where no answer tells. */
    public enum Outcome {
        ALLOWED, DENIED, UNPROVEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ProbeResult {
        Objects.requireNonNull(expected);
        Objects.requireNonNull(outcome);
    }

    /** A forbidden call that IAM let through. */
    public boolean violates() {
        return expected == Expected.DENIED && outcome == Outcome.ALLOWED;
    }

    public boolean asExpected() {
        return expected.word().equals(outcome.word());
    }
}
