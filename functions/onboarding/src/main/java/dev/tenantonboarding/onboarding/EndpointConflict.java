package dev.tenantonboarding.onboarding;

/** Something that this stack did not make has the name that it needs. It is left untouched. */
public final class EndpointConflict extends RuntimeException {
    public EndpointConflict(String message) {
        super(message);
    }
}
