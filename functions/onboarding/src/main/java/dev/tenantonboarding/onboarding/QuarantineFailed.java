package dev.tenantonboarding.onboarding;

/** It is not certain that a tenant's calls are refused, or that they are answered again. Asking once more does no harm. */
public final class QuarantineFailed extends RuntimeException {
    public QuarantineFailed(String message) {
        super(message);
    }

    public QuarantineFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
