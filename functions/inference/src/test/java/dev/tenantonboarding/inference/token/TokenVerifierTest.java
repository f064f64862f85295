package dev.tenantonboarding.inference.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Consumer<Map<String, Object>> UNCHANGED = claims -> {};

    private final LocalIssuer issuer = new LocalIssuer();
    private final LocalIssuer attacker = new LocalIssuer();

    @AfterEach
    void stop() {
        issuer.close();
        attacker.close();
    }

    private Verdict verify(String token) {
        return verify(token, Clock.systemUTC());
    }

    private Verdict verify(String token, InstantSource clock) {
        return new TokenVerifier(new TrustedIssuer(issuer.url()), LocalIssuer.AUDIENCE, clock).verify(token);
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(issuer.key().getKeyID());
    }

    private String signed(RSAKey by, JWSHeader.Builder header) {
        return LocalIssuer.signed(by, header.build(), issuer.claims(UNCHANGED));
    }

    private String signed(JWSSigner signer, JWSHeader.Builder header) throws Exception {
        JWSObject token = new JWSObject(header.build(), new Payload(issuer.claims(UNCHANGED)));
        token.sign(signer);
        return token.serialize();
    }

    private DynamicTest refused(String what, String token) {
        return DynamicTest.dynamicTest(what, () -> {
            assertThat(verify(token)).isInstanceOf(Verdict.Invalid.class);
            assertThat(attacker.asked()).isEmpty();
        });
    }

    private DynamicTest refused(String what, Consumer<Map<String, Object>> fault) {
        return refused(what, issuer.token(fault));
    }

    private DynamicTest accepted(String what, String token) {
        return DynamicTest.dynamicTest(what, () -> assertThat(verify(token)).isInstanceOf(Verdict.Valid.class));
    }

    private DynamicTest accepted(String what, Consumer<Map<String, Object>> change) {
        return accepted(what, issuer.token(change));
    }

    @TestFactory
    Stream<DynamicTest> good_tokens_are_accepted() {
        return Stream.of(
                accepted("for this audience among others", claims -> claims.put("aud", List.of("others", LocalIssuer.AUDIENCE))),
                accepted("of a client, where there is no audience", claims -> {
                    claims.remove("aud");
                    claims.put("client_id", LocalIssuer.AUDIENCE);
                }),
                accepted("as Cognito writes the header, without a type", signed(issuer.key(), header(JWSAlgorithm.RS256))),
                accepted("of type JWT", signed(issuer.key(), header(JWSAlgorithm.RS256).type(JOSEObjectType.JWT))),
                accepted("of type at+jwt", signed(issuer.key(), header(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")))),
                accepted("by RS384", signed(issuer.key(), header(JWSAlgorithm.RS384))),
                accepted("by RS512", signed(issuer.key(), header(JWSAlgorithm.RS512))));
    }

    @Test
    void a_good_tokens_claims_come_back() {
        assertThat(verify(issuer.token(UNCHANGED))).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.claims().getClaim("tenantId")).isEqualTo("acme");
            assertThat(valid.toString()).doesNotContain("acme");
        });
    }

    @TestFactory
    Stream<DynamicTest> tokens_that_the_issuer_did_not_sign_are_refused() throws Exception {
        RSAKey stranger = LocalIssuer.newKey(issuer.key().getKeyID());
        byte[] publicKey = issuer.key().toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey) + "\n-----END PUBLIC KEY-----\n";
        String good = issuer.token(UNCHANGED);
        String noneHeader = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"key-1\"}").toString();
        attacker.publishes(stranger);
        return Stream.of(
                refused("unsigned", new PlainJWT(JWTClaimsSet.parse(issuer.claims(UNCHANGED))).serialize()),
                refused("unsigned by the header, with a signature", noneHeader + good.substring(good.indexOf('.'))),
                refused("unsigned by the header, without", noneHeader + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1)),
                refused("its signature cut off", good.substring(0, good.lastIndexOf('.') + 1)),
                refused("its claims exchanged", good.substring(0, good.indexOf('.') + 1)
                        + new Payload(issuer.claims(claims -> claims.put("tenantId", "globex"))).toBase64URL()
                        + good.substring(good.lastIndexOf('.'))),
                refused("signed by a stranger under the key's name", signed(stranger, header(JWSAlgorithm.RS256))),
                refused("HS256 with the public key as the secret", signed(new MACSigner(publicKey), header(JWSAlgorithm.HS256))),
                refused("HS256 with the public key in PEM as the secret",
                        signed(new MACSigner(pem.getBytes(StandardCharsets.UTF_8)), header(JWSAlgorithm.HS256))),
                refused("with the stranger's key in the header", signed(stranger, header(JWSAlgorithm.RS256).jwk(stranger.toPublicJWK()))),
                refused("with the address of the stranger's keys in the header",
                        signed(stranger, header(JWSAlgorithm.RS256).jwkURL(URI.create(attacker.url() + "/keys")))),
                refused("with the address of the stranger's certificate in the header",
                        signed(stranger, header(JWSAlgorithm.RS256).x509CertURL(URI.create(attacker.url() + "/certificate")))),
                refused("by a stranger, who is named as issuer and has the token's keys",
                        LocalIssuer.signed(stranger, header(JWSAlgorithm.RS256).build(), issuer.claims(claims -> claims.put("iss", attacker.url())))),
                refused("encrypted instead of signed", encrypted()));
    }

    private String encrypted() throws Exception {
        EncryptedJWT token = new EncryptedJWT(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM).keyID("key-1").build(),
                JWTClaimsSet.parse(issuer.claims(UNCHANGED)));
        token.encrypt(new RSAEncrypter(issuer.key()));
        return token.serialize();
    }

    @TestFactory
    Stream<DynamicTest> what_the_issuer_signed_in_another_way_than_agreed_is_refused() throws Exception {
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        RSAKey forEncryption = new RSAKey.Builder(LocalIssuer.newKey("encryption")).keyUse(KeyUse.ENCRYPTION).build();
        issuer.publishes(issuer.key(), curve, forEncryption);
        return Stream.of(
                refused("another family of algorithms", signed(issuer.key(), header(JWSAlgorithm.PS256))),
                refused("an elliptic curve", signed(new ECDSASigner(curve), new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve"))),
                refused("a key that is not for signatures", signed(forEncryption, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("encryption"))),
                refused("no key's name", signed(issuer.key(), new JWSHeader.Builder(JWSAlgorithm.RS256))),
                refused("a type that is no access token's", signed(issuer.key(), header(JWSAlgorithm.RS256).type(new JOSEObjectType("logout+jwt")))),
                refused("a header that must be understood, and is not",
                        signed(issuer.key(), header(JWSAlgorithm.RS256).criticalParams(Set.of("odd")).customParam("odd", 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-2", "", " key-1", "KEY-1", "key-1'--", "../../keys", "key-1\u0000", "*", "http://127.0.0.1:1/keys", "{\"$ne\":1}"})
    void a_keys_name_is_a_name_and_nothing_else(String kid) {
        assertThat(verify(signed(issuer.key(), new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid)))).isInstanceOf(Verdict.Invalid.class);
        assertThat(issuer.asked()).containsOnly("/issuer/.well-known/openid-configuration", "/issuer/keys");
    }

    @TestFactory
    Stream<DynamicTest> tokens_that_claim_something_else_are_refused() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                refused("of another issuer", claims -> claims.put("iss", "https://issuer.example.com")),
                refused("of almost the same issuer", claims -> claims.put("iss", issuer.url() + "/")),
                refused("of no issuer", claims -> claims.remove("iss")),
                refused("of an issuer that is no text", claims -> claims.put("iss", 5)),
                refused("for another audience", claims -> claims.put("aud", "others")),
                refused("for other audiences", claims -> claims.put("aud", List.of("others", "tenant-apps-2"))),
                refused("for no audience", claims -> claims.remove("aud")),
                refused("for an empty list of audiences", claims -> claims.put("aud", List.of())),
                refused("for an audience that is no text", claims -> claims.put("aud", List.of(5))),
                refused("for another audience, of this client", claims -> {
                    claims.put("aud", "others");
                    claims.put("client_id", LocalIssuer.AUDIENCE);
                }),
                refused("of a list of clients", claims -> {
                    claims.remove("aud");
                    claims.put("client_id", List.of(LocalIssuer.AUDIENCE));
                }),
                refused("without an end", claims -> claims.remove("exp")),
                refused("whose end is no time", claims -> claims.put("exp", "never")),
                refused("expired", claims -> claims.put("exp", now - 1)),
                refused("not valid yet", claims -> claims.put("nbf", now + 120)),
                refused("issued in the future", claims -> claims.put("iat", now + 120)),
                refused("too long", claims -> claims.put("padding", "x".repeat(10_240))));
    }

    @Test
    void a_tokens_time_is_kept_to_the_second_at_its_end_and_with_some_patience_at_its_start() {
        Instant start = Instant.ofEpochSecond(1_800_000_000);
        Instant end = start.plusSeconds(60);
        String token = issuer.token(claims -> {
            claims.put("iat", start.getEpochSecond());
            claims.put("nbf", start.getEpochSecond());
            claims.put("exp", end.getEpochSecond());
        });

        assertThat(verify(token, InstantSource.fixed(start.minus(ClaimRules.SKEW).minusMillis(1)))).isEqualTo(new Verdict.Invalid("not valid yet"));
        assertThat(verify(token, InstantSource.fixed(start.minus(ClaimRules.SKEW)))).isInstanceOf(Verdict.Valid.class);
        assertThat(verify(token, InstantSource.fixed(end.minusMillis(1)))).isInstanceOf(Verdict.Valid.class);
        assertThat(verify(token, InstantSource.fixed(end))).isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "gibberish", "a.b.c", "eyJhbGciOiJSUzI1NiJ9", "eyJhbGciOiJSUzI1NiIsImtpZCI6MX0.e30.AA",
        "eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0..AA", "eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.W10.AA", "é.é.é"})
    void what_is_no_token_is_refused(String text) {
        assertThat(verify(text)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void deep_nesting_is_refused_rather_than_followed() {
        String header = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"x\":" + "[".repeat(3_700) + "]".repeat(3_700) + "}").toString();

        assertThat(verify(header + ".e30.AA")).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void why_a_token_is_refused_quotes_nothing_of_it() {
        String token = issuer.token(claims -> claims.put("exp", "private-word"));

        assertThat(verify(token).toString()).doesNotContain("private-word");
    }

    @Test
    void where_the_keys_cannot_be_read_nobody_is_refused_and_nobody_let_in() {
        String token = issuer.token(UNCHANGED);
        issuer.answersWith(503);

        assertThatThrownBy(() -> verify(token)).isInstanceOf(IssuerUnavailable.class);
    }
}
