package dev.tenantonboarding.onboarding;

/** IAM let a forbidden call through. The message names the probe, and no other tenant. */
public final class IsolationViolated extends RuntimeException {
    public IsolationViolated(String message) {
        super(message);
    }
}
