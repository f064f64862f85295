package dev.tenantonboarding.localcloud.apigateway.jwt;

import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;

/** One authorizer: an issuer and the audiences that count. */
public final class JwtAuthorizer {
    /** The family of RS256; nothing that a client chooses, such as {@code none} or a shared secret, gets further. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final Pattern BEARER = Pattern.compile("^Bearer +", Pattern.CASE_INSENSITIVE);

    private final String issuer;
    private final List<String> audiences;
    private final Issuers issuers;

    public JwtAuthorizer(String issuer, List<String> audiences, Issuers issuers) {
        this.issuer = issuer;
        this.audiences = List.copyOf(audiences);
        this.issuers = issuers;
    }

    /**
     * @param identity the token as the request has it, with or without {@code Bearer}; absent if there is none
     * @param scopes   of which the token must have one; empty if none is needed
     */
    public Verdict judge(Optional<String> identity, List<String> scopes) {
        if (identity.isEmpty()) {
            return new Verdict.Unauthorized("Bearer");
        }
        var wanted = "Bearer scope=\"" + String.join(" ", scopes) + "\" ";
        try {
            var claims = verified(BEARER.matcher(identity.get().trim()).replaceFirst(""));
            claims.check(issuer, audiences, issuers.clock().instant());
            if (scopes.isEmpty()) {
                return new Verdict.Allowed(claims.flat(), Optional.empty());
            }
            return claims.scopes().stream().anyMatch(scopes::contains) ? new Verdict.Allowed(claims.flat(), Optional.of(claims.scopes()))
                    : new Verdict.Forbidden(wanted + "error=\"insufficient_scope\"");
        } catch (InvalidToken e) {
            return new Verdict.Unauthorized(wanted + "error=\"invalid_token\" error_description=\"" + e.getMessage() + "\"");
        }
    }

    private Claims verified(String token) throws InvalidToken {
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            if (!ALGORITHMS.contains(header.getAlgorithm())) {
                throw new InvalidToken("the token's signing method is not supported");
            }
            if (header.getKeyID() == null) {
                throw new InvalidToken("the token names no signing key");
            }
            var key = issuers.keys(issuer).get(header.getKeyID());
            if (!suits(key, header.getAlgorithm()) || !jwt.verify(new RSASSAVerifier(key))) {
                throw new InvalidToken("the token's signature is not valid");
            }
            var claims = jwt.getPayload().toJSONObject();
            if (claims == null) {
                throw new InvalidToken("the token's payload is not a JSON object");
            }
            return new Claims(claims);
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidToken("the token is malformed");
        } catch (JOSEException e) {
            throw new InvalidToken("the token's signature can not be checked");
        }
    }

    private static boolean suits(RSAKey key, JWSAlgorithm algorithm) {
        return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
    }
}
