package dev.tenantonboarding.onboarding;

/** No probe was let through that must not be, yet not all proved what they should. The workflow tries again. */
public final class IsolationUnproven extends RuntimeException {
    public IsolationUnproven(String message) {
        super(message);
    }
}
