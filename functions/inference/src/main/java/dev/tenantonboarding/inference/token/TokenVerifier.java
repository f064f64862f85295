package dev.tenantonboarding.inference.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Set;

/** Verifies tokens as the API's own JWT authorizer would. */
public final class TokenVerifier {
    /** The family of RS256, which is all that API Gateway takes; no algorithm with a shared secret, for which a public key could be taken. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    /** More than an HTTP API lets through in all of a request's headers is not worth parsing. */
    private static final int LONGEST = 10_240;

    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
    private final ClaimRules rules;
    private final InstantSource clock;

    public TokenVerifier(TrustedIssuer issuer, String audience, InstantSource clock) {
        this.clock = clock;
        rules = new ClaimRules(issuer.url(), audience);
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(issuer::keys, clock)));
        signatures.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // The claims are looked at here afterwards, in words that may be logged.
        signatures.setJWTClaimsSetVerifier((claims, none) -> {});
    }

    /** @throws IssuerUnavailable if it cannot be told */
    public Verdict verify(String token) {
        if (token.length() > LONGEST) {
            return new Verdict.Invalid("too long");
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            if (parsed.getHeader().getKeyID() == null) {
                return new Verdict.Invalid("without the name of a key");
            }
            JWTClaimsSet claims = signatures.process(parsed, null);
            return rules.objection(claims, clock.instant()).<Verdict>map(Verdict.Invalid::new).orElseGet(() -> new Verdict.Valid(claims));
        } catch (ParseException | IllegalArgumentException malformed) {
            return new Verdict.Invalid("malformed or unsigned");
        } catch (BadJOSEException | JOSEException refused) {
            return new Verdict.Invalid("not signed by a key of the issuer's, or malformed");
        }
    }
}
