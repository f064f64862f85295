package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Optional;

/**
 * Decides requests within one account in AWS's order: an explicit Deny anywhere first; then a resource-based policy that names the
 * very caller; then identity policies (or a resource-based policy that names the caller's role), boundary and session policies, each
 * of which must allow.
 */
public final class PolicyEvaluator {

    private PolicyEvaluator() {
    }

    public static Decision evaluate(AuthorizationRequest request, ApplicablePolicies policies) {
        Optional<PolicyKind> denying = denying(request, policies);
        if (denying.isPresent()) {
            return new Decision.ExplicitlyDenied(denying.get());
        }
        PrincipalMatch grant = grant(request, policies.trust().or(policies::resource));
        if (policies.trust().isPresent() && grant == PrincipalMatch.NONE) {
            return new Decision.ImplicitlyDenied(PolicyKind.TRUST);
        }
        if (request.principal() instanceof Principal.Service) {
            return grant == PrincipalMatch.NONE ? new Decision.ImplicitlyDenied(PolicyKind.RESOURCE) : new Decision.Allowed();
        }
        if (grant == PrincipalMatch.DIRECT) {
            return new Decision.Allowed();
        }
        return missing(request, policies, grant).<Decision>map(Decision.ImplicitlyDenied::new).orElseGet(Decision.Allowed::new);
    }

    /** Whether any statement of this effect applies, whomever it names; what the simulator tells of each policy. */
    public static boolean applies(PolicyDocument document, Effect effect, AuthorizationRequest request) {
        return anyApplies(List.of(document), effect, request);
    }

    private static Optional<PolicyKind> denying(AuthorizationRequest request, ApplicablePolicies policies) {
        if (anyApplies(policies.identity(), Effect.DENY, request)) {
            return Optional.of(PolicyKind.IDENTITY);
        }
        if (anyApplies(policies.boundary().stream().toList(), Effect.DENY, request)) {
            return Optional.of(PolicyKind.BOUNDARY);
        }
        if (anyApplies(policies.session(), Effect.DENY, request)) {
            return Optional.of(PolicyKind.SESSION);
        }
        if (policies.resource().filter(document -> match(document, Effect.DENY, request) != PrincipalMatch.NONE).isPresent()) {
            return Optional.of(PolicyKind.RESOURCE);
        }
        return policies.trust().filter(document -> match(document, Effect.DENY, request) != PrincipalMatch.NONE)
                .map(_ -> PolicyKind.TRUST);
    }

    private static Optional<PolicyKind> missing(AuthorizationRequest request, ApplicablePolicies policies, PrincipalMatch grant) {
        if (grant != PrincipalMatch.ROLE && !anyApplies(policies.identity(), Effect.ALLOW, request)) {
            return Optional.of(PolicyKind.IDENTITY);
        }
        if (policies.boundary().filter(document -> !anyApplies(List.of(document), Effect.ALLOW, request)).isPresent()) {
            return Optional.of(PolicyKind.BOUNDARY);
        }
        if (!policies.session().isEmpty() && !anyApplies(policies.session(), Effect.ALLOW, request)) {
            return Optional.of(PolicyKind.SESSION);
        }
        return Optional.empty();
    }

    private static PrincipalMatch grant(AuthorizationRequest request, Optional<PolicyDocument> document) {
        return document.map(policy -> match(policy, Effect.ALLOW, request)).orElse(PrincipalMatch.NONE);
    }

    private static boolean anyApplies(List<PolicyDocument> documents, Effect effect, AuthorizationRequest request) {
        for (PolicyDocument document : documents) {
            for (Statement statement : document.statements()) {
                if (statement.effect() == effect && statement.applies(request)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The strongest way in which the document's applicable statements of this effect name the caller. */
    private static PrincipalMatch match(PolicyDocument document, Effect effect, AuthorizationRequest request) {
        PrincipalMatch best = PrincipalMatch.NONE;
        for (Statement statement : document.statements()) {
            if (statement.effect() == effect) {
                PrincipalMatch match = statement.match(request.principal());
                if (match.compareTo(best) > 0 && statement.applies(request)) {
                    best = match;
                }
            }
        }
        return best;
    }
}
