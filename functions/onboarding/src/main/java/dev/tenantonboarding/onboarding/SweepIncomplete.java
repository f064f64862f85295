package dev.tenantonboarding.onboarding;

/** A sweep did what it could, but not all. */
public final class SweepIncomplete extends RuntimeException {
    public SweepIncomplete(String message, RuntimeException first) {
        super(message, first);
    }
}
