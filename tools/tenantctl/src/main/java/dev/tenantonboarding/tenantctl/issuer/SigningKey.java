package dev.tenantonboarding.tenantctl.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** An RSA key that lives as long as its process; RSA because API Gateway's JWT authorizers take nothing else. */
final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;

    SigningKey(RSAKey key) {
        this.key = key;
    }

    static SigningKey create() {
        try {
            return new SigningKey(new RSAKeyGenerator(BITS).keyID(UUID.randomUUID().toString()).algorithm(JWSAlgorithm.RS256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }

    /** The public half, as a JSON Web Key Set. */
    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** @param now when the token begins to hold, on the wall clock */
    String sign(String issuer, String audience, Map<String, Object> claims, Instant now, Duration lifetime) {
        var builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), builder
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key made here does not sign", e);
        }
        return token.serialize();
    }

    @Override
    public String toString() {
        return "SigningKey " + key.getKeyID();
    }
}
