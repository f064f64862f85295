package dev.tenantonboarding.inference.token;

import com.nimbusds.jwt.JWTClaimsSet;

/** What became of a token. */
public sealed interface Verdict {
    /** Signed by the trusted issuer, meant for this API, and in its time. */
    record Valid(JWTClaimsSet claims) implements Verdict {
        /** Without the claims. */
        @Override
        public String toString() {
            return "Valid";
        }
    }

    /** @param why in words of our own: parsers quote what they read, and a token is a secret */
    record Invalid(String why) implements Verdict {}
}
