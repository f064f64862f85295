package dev.tenantonboarding.inference.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** What a token must claim, by the rules of API Gateway's own JWT authorizer, so that both let the same callers in. */
record ClaimRules(String issuer, String audience) {
    /** How far the issuer's clock may be ahead. A token's end is not stretched. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** @return why the claims are refused; empty if they are not */
    Optional<String> objection(JWTClaimsSet claims, Instant now) {
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of("of another issuer");
        }
        if (!audiences(claims).contains(audience)) {
            return Optional.of("for another audience");
        }
        if (!time(claims.getExpirationTime()).orElse(Instant.MIN).isAfter(now)) {
            return Optional.of("expired, or without an end");
        }
        boolean early = List.of(time(claims.getNotBeforeTime()), time(claims.getIssueTime())).stream()
                .flatMap(Optional::stream).anyMatch(start -> start.isAfter(now.plus(SKEW)));
        return early ? Optional.of("not valid yet") : Optional.empty();
    }

    /** Cognito's access tokens name the audience {@code client_id} instead. */
    private static List<String> audiences(JWTClaimsSet claims) {
        if (!claims.getAudience().isEmpty()) {
            return claims.getAudience();
        }
        return claims.getClaim("client_id") instanceof String client ? List.of(client) : List.of();
    }

    private static Optional<Instant> time(Date claim) {
        return Optional.ofNullable(claim).map(Date::toInstant);
    }
}
