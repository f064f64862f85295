package dev.tenantonboarding.onboarding;

/** The account may not run that many instances. The workflow tries again, much later each time. */
public final class EndpointQuotaExceeded extends RuntimeException {
    public EndpointQuotaExceeded(String message) {
        super(message);
    }

    public EndpointQuotaExceeded(String message, Throwable cause) {
        super(message, cause);
    }
}
