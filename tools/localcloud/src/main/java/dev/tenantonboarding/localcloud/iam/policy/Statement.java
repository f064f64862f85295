package dev.tenantonboarding.localcloud.iam.policy;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param principals present in resource-based and trust policies only
 * @param resources absent in trust policies, whose resource is the role that carries them
 */
record Statement(Optional<String> sid, Effect effect, Optional<PrincipalSet> principals, ActionSet actions,
        Optional<ResourceSet> resources, List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /**
     * Whether this statement applies to the request, leaving principals aside. What can't be told counts against the caller: an
     * Allow doesn't apply, a Deny does.
     */
    boolean applies(AuthorizationRequest request) {
        if (!actions.contains(request.action()) || !containsResource(request)) {
            return false;
        }
        Truth truth = Truth.TRUE;
        for (Condition condition : conditions) {
            truth = truth.and(condition.holds(request.context()));
        }
        return switch (truth) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> effect == Effect.DENY;
        };
    }

    /** How the statement names the caller; {@link PrincipalMatch#NONE} when it names others only. */
    PrincipalMatch match(Principal principal) {
        return principals.map(set -> set.match(principal)).orElse(PrincipalMatch.NONE);
    }

    private boolean containsResource(AuthorizationRequest request) {
        return resources.map(set -> set.contains(request.resource(), request.context())).orElse(true);
    }
}
