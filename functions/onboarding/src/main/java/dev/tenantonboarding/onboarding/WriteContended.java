package dev.tenantonboarding.onboarding;

/** Something was changed by someone else between being read and being written. The workflow tries again. */
public final class WriteContended extends RuntimeException {
    public WriteContended(String message) {
        super(message);
    }

    public WriteContended(String message, Throwable cause) {
        super(message, cause);
    }
}
