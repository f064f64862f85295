package dev.tenantonboarding.onboarding;

/** The tenant's record is in the hands of another execution, or of a later redrive of this one. Whoever gets this must stop. */
public final class RecordNotOwned extends RuntimeException {
    public RecordNotOwned(String message) {
        super(message);
    }
}
