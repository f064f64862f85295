package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Signs tokens as the issuer that a stage's API trusts, with its very key, but whatever they say: each is then bad in one thing only. */
public record Forger(StackOutputs api) {
    /** One for all stages: making a key takes longer than most tests. */
    static final RSAKey KEY = newKey("stage");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIFETIME_SECONDS = 600;

    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2_048).keyID(id).algorithm(JWSAlgorithm.RS256).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError("this JDK makes no RSA keys", impossible);
        }
    }

    /** The issuer's own, private half included. */
    public RSAKey key() {
        return KEY;
    }

    /** What a good token claims. No two are the same, so that nobody remembers what became of an earlier one. */
    public Map<String, Object> claims(TenantId tenant, IsolationModel isolation) {
        long now = Instant.now().getEpochSecond();
        return new TreeMap<>(Map.of(
                "iss", api.jwtIssuer(), "aud", api.jwtAudience(), "sub", "somebody", "jti", UUID.randomUUID().toString(),
                "iat", now, "exp", now + LIFETIME_SECONDS, api.tenantClaim(), tenant.value(), api.isolationClaim(), isolation.word()));
    }

    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID());
    }

    public String signed(Map<String, Object> claims) {
        return signed(KEY, header(), json(claims));
    }

    /** @param payload as it goes into the token, which need not be JSON */
    public static String signed(RSAKey by, JWSHeader.Builder header, String payload) {
        try {
            JWSObject token = new JWSObject(header.build(), new Payload(payload));
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError("the key made here does not sign", impossible);
        }
    }

    public static String json(Map<String, Object> claims) {
        try {
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("claims are always JSON", impossible);
        }
    }
}
