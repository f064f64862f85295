package dev.tenantonboarding.localcloud.apigateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.tenantonboarding.localcloud.apigateway.jwt.Issuers;
import dev.tenantonboarding.localcloud.apigateway.jwt.JwtAuthorizer;
import dev.tenantonboarding.localcloud.apigateway.jwt.Verdict;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;

/** Asks a route's authorizer. */
final class Gate {
    private final Issuers issuers;
    private final FunctionAuthorizer functions;

    Gate(Issuers issuers, FunctionAuthorizer functions) {
        this.issuers = issuers;
        this.functions = functions;
    }

    Admission admit(RoutedRequest routed) {
        if (routed.route().authorizationType() == AuthorizationType.NONE) {
            return Admission.Admitted.ANYBODY;
        }
        return routed.authorizer().authorizerType() == AuthorizerType.REQUEST ? functions.judge(routed) : judgeToken(routed);
    }

    private Admission judgeToken(RoutedRequest routed) {
        var authorizer = routed.authorizer();
        var jwt = authorizer.jwtConfiguration();
        var verdict = new JwtAuthorizer(jwt.issuer(), jwt.audience(), issuers)
                .judge(IdentitySource.ofToken(authorizer.identitySource()).in(routed), routed.route().authorizationScopes());
        return switch (verdict) {
            case Verdict.Allowed allowed -> new Admission.Admitted(Map.of("jwt", jwt(allowed)));
            case Verdict.Unauthorized refused -> challenged(Admission.Refused.UNAUTHORIZED, refused.challenge());
            case Verdict.Forbidden refused -> challenged(Admission.Refused.FORBIDDEN, refused.challenge());
        };
    }

    private static Admission challenged(Admission.Refused refused, String challenge) {
        return new Admission.Refused(refused.answer().with("www-authenticate", challenge));
    }

    /** The scopes are null where the route asks for none. */
    private static Map<String, Object> jwt(Verdict.Allowed token) {
        var jwt = new LinkedHashMap<String, Object>();
        jwt.put("claims", new TreeMap<>(token.claims()));
        jwt.put("scopes", token.scopes().orElse(null));
        return jwt;
    }
}
