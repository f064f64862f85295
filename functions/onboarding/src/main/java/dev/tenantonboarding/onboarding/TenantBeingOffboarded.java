package dev.tenantonboarding.onboarding;

/** The tenant is on its way out. The workflow tries again until that is done, and then it may return. */
public final class TenantBeingOffboarded extends RuntimeException {
    public TenantBeingOffboarded(String message) {
        super(message);
    }
}
