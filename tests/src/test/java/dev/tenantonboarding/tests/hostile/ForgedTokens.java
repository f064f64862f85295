package dev.tenantonboarding.tests.hostile;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.tenantonboarding.tests.stage.Forger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that say the victim's name and that the issuer never signed. */
final class ForgedTokens {
    /** The issuer's key has this name, and the stranger's too. */
    private static final String KEY = "stage";
    private static final RSAKey STRANGER = Forger.newKey(KEY);
    // Nobody listens there, and nobody may ask.
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:9/keys");

    private final Scene scene;
    private final Forger forger;
    private final String claims;

    private ForgedTokens(Scene scene) {
        this.scene = scene;
        forger = scene.stage().forger();
        claims = Forger.json(forger.claims(scene.victim(), scene.isolation()));
    }

    static Stream<Attack> in(Scene scene) {
        ForgedTokens forged = new ForgedTokens(scene);
        return Stream.of(forged.withoutSignature(), forged.withTheWrongOne(), forged.withThePublicKeyAsSecret(), forged.withAKeyOfTheirOwn(),
                forged.withOddKeyNames(), forged.wrapped()).flatMap(attacks -> attacks);
    }

    private Attack forged(String how, String token) {
        return new Attack("forged token, " + how, Due.TURNED_AWAY, scene.asking(scene.victimsApi(), token).build());
    }

    private Stream<Attack> withoutSignature() {
        String good = scene.ownToken();
        return Stream.concat(
                Stream.of("none", "None", "NONE", "nOnE", "").flatMap(algorithm -> Stream.of(
                        forged("alg \"" + algorithm + "\"", raw(Map.of("alg", algorithm), claims, new byte[0])),
                        forged("alg \"" + algorithm + "\" with a key's name and a signature",
                                raw(Map.of("alg", algorithm, "kid", KEY), claims, new byte[256])))),
                Stream.of(
                        forged("signature cut off", raw(Map.of("alg", "RS256", "kid", KEY), claims, new byte[0])),
                        forged("signature of zeros", raw(Map.of("alg", "RS256", "kid", KEY), claims, new byte[256])),
                        forged("another token's signature", good.substring(0, good.indexOf('.') + 1) + Base64URL.encode(claims)
                                + good.substring(good.lastIndexOf('.')))));
    }

    private Stream<Attack> withTheWrongOne() {
        return Stream.of(
                forged("a stranger's under the key's name", Forger.signed(STRANGER, forger.header(), claims)),
                forged("a stranger's by PS256", Forger.signed(STRANGER, new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(KEY), claims)),
                forged("the issuer's by PS256", Forger.signed(forger.key(), new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(KEY), claims)),
                forged("without a key's name", Forger.signed(forger.key(), new JWSHeader.Builder(JWSAlgorithm.RS256), claims)),
                forged("what must be understood is not", Forger.signed(forger.key(),
                        forger.header().criticalParams(Set.of("odd")).customParam("odd", 1), claims)));
    }

    private Stream<Attack> withThePublicKeyAsSecret() {
        try {
            byte[] der = forger.key().toRSAPublicKey().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PUBLIC KEY-----";
            return Stream.of(
                    forged("HS256 with the public key", mac(der, KEY)),
                    forged("HS256 with the public key in PEM", mac(bytes(pem), KEY)),
                    forged("HS256 with the public key in PEM, its line ended", mac(bytes(pem + "\n"), KEY)),
                    forged("HS256 with the public key's modulus", mac(forger.key().getModulus().decode(), KEY)),
                    forged("HS256 with the public key as JSON", mac(bytes(forger.key().toPublicJWK().toJSONString()), KEY)));
        } catch (JOSEException impossible) {
            throw new AssertionError("an RSA key is one", impossible);
        }
    }

    private Stream<Attack> withAKeyOfTheirOwn() {
        return Stream.of(
                forged("jwk", Forger.signed(STRANGER, forger.header().jwk(STRANGER.toPublicJWK()), claims)),
                forged("jku", Forger.signed(STRANGER, forger.header().jwkURL(ELSEWHERE), claims)),
                forged("x5u", Forger.signed(STRANGER, forger.header().x509CertURL(ELSEWHERE), claims)));
    }

    private Stream<Attack> withOddKeyNames() {
        return Stream.concat(
                Stream.of("", " stage", "STAGE", "stage\u0000", "../../../../../../dev/null", "/dev/null", "stage' OR '1'='1", "x' UNION SELECT 'aa' --",
                        "http://127.0.0.1:9/keys", "*", "|/bin/true", "${jndi:ldap://127.0.0.1:9/a}", "{\"$ne\": 1}").flatMap(name -> Stream.of(
                        forged("kid \"" + name + "\"", Forger.signed(STRANGER, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(name), claims)),
                        // A file without a byte gives the empty secret, and so would a query that finds what it is told to.
                        forged("kid \"" + name + "\" with an empty secret", mac(new byte[1], name)))),
                Stream.of(
                        forged("kid that is a list", raw(Map.of("alg", "RS256", "kid", new String[] {"stage"}), claims, new byte[256])),
                        forged("kid that is a number", raw(Map.of("alg", "RS256", "kid", 0), claims, new byte[256]))));
    }

    private Stream<Attack> wrapped() {
        String good = scene.ownToken();
        return Stream.of(
                forged("a good token within an unsigned one", raw(Map.of("alg", "none", "cty", "JWT"), good, new byte[0])),
                forged("a good token within a stranger's", Forger.signed(STRANGER, forger.header().contentType("JWT"), good)),
                forged("a good token within one that the issuer signed", Forger.signed(forger.key(), forger.header().contentType("JWT"), good)),
                forged("encrypted instead of signed", encrypted()),
                forged("as JSON", "{\"protected\":\"e30\",\"payload\":\"" + Base64URL.encode(claims) + "\",\"signature\":\"AA\"}"),
                forged("two at once", good + "," + raw(Map.of("alg", "none"), claims, new byte[0])),
                forged("one part too many", good + ".AA"),
                forged("no part", ""),
                forged("dots alone", ".."),
                forged("no base64", "a b.c d.e f"),
                forged("a header nested too deep", Base64URL.encode("{\"alg\":\"RS256\",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}") + ".e30.AA"),
                forged("a payload that is no object", Forger.signed(forger.key(), forger.header(), "[\"" + scene.victim() + "\"]")));
    }

    private String encrypted() {
        try {
            JWEObject token = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                    .keyID(KEY).type(JOSEObjectType.JWT).build(), new Payload(claims));
            token.encrypt(new RSAEncrypter(forger.key()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError("the key made here does not encrypt", impossible);
        }
    }

    private String mac(byte[] secret, String kid) {
        String signed = Base64URL.encode(Forger.json(new TreeMap<>(Map.of("alg", "HS256", "typ", "JWT", "kid", kid)))) + "." + Base64URL.encode(claims);
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + Base64URL.encode(hmac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HmacSHA256", impossible);
        }
    }

    private static String raw(Map<String, Object> header, String payload, byte[] signature) {
        return Base64URL.encode(Forger.json(header)) + "." + Base64URL.encode(payload) + "." + Base64URL.encode(signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
