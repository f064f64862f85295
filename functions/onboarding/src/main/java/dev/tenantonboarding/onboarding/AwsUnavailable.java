package dev.tenantonboarding.onboarding;

/** AWS throttled a call, failed on its side or did not answer. The workflow tries again. */
public final class AwsUnavailable extends RuntimeException {
    public AwsUnavailable(String message) {
        super(message);
    }

    public AwsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
