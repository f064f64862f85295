package dev.tenantonboarding.onboarding;

/** The endpoint was not in service within the bound. A redrive waits as long again. */
public final class EndpointTimedOut extends RuntimeException {
    public EndpointTimedOut(String message) {
        super(message);
    }
}
