package dev.tenantonboarding.onboarding;

/** Something of the tenant is still there. It may be that a list does not show yet that it is gone, so the workflow looks again. */
public final class RemovalIncomplete extends RuntimeException {
    public RemovalIncomplete(String message) {
        super(message);
    }
}
