package dev.tenantonboarding.onboarding;

/** There is no object where the event says the model is, or the tenant may not read it. */
public final class ModelSourceNotFound extends RuntimeException {
    public ModelSourceNotFound(String message) {
        super(message);
    }

    public ModelSourceNotFound(String message, Throwable cause) {
        super(message, cause);
    }
}
