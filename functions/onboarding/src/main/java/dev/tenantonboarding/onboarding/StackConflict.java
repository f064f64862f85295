package dev.tenantonboarding.onboarding;

/** A stack that onboarding did not make for this tenant has the name that it needs. It is left untouched. */
public final class StackConflict extends RuntimeException {
    public StackConflict(String message) {
        super(message);
    }
}
