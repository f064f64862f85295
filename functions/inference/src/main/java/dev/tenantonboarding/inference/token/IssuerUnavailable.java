package dev.tenantonboarding.inference.token;

/** Whether a token is good cannot be told, since the issuer's keys cannot be read. Not the caller's fault, so not a refusal. */
public final class IssuerUnavailable extends RuntimeException {
    IssuerUnavailable(String message) {
        super(message);
    }

    IssuerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
