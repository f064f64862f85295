package dev.tenantonboarding.localcloud.apigateway.jwt;

/** A token that doesn't hold; the message is meant for the client and quotes nothing of the token. */
final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidToken(String message) {
        super(message);
    }
}
