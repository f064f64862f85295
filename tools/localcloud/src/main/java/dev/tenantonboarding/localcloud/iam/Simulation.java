package dev.tenantonboarding.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.AuthorizationRequest;
import dev.tenantonboarding.localcloud.iam.policy.Decision;
import dev.tenantonboarding.localcloud.iam.policy.Effect;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyEvaluator;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * One question to the policy simulator; it knows no condition key but those given.
 *
 * @param principal whom the resource's policy may name
 */
record Simulation(Principal principal, List<Source> identity, Optional<Source> boundary, Optional<Source> resource, RequestContext context) {

    /**
     * A policy and what the simulator calls it.
     *
     * @param id such as {@code PolicyInputList.1}, or the policy's own name
     */
    record Source(String id, PolicySourceType type, PolicyDocument document) {
    }

    EvaluationResult evaluate(String action, String on) {
        var request = new AuthorizationRequest(principal, action, on, context);
        var policies = new ApplicablePolicies(identity.stream().map(Source::document).toList(), boundary.map(Source::document), List.of(),
                resource.map(Source::document), Optional.empty());
        var decision = PolicyEvaluator.evaluate(request, policies);
        var result = EvaluationResult.builder().evalActionName(action).evalResourceName(on).evalDecision(type(decision))
                .matchedStatements(matched(request, decision)).missingContextValues(missing());
        boundary.ifPresent(source -> result.permissionsBoundaryDecisionDetail(PermissionsBoundaryDecisionDetail.builder()
                .allowedByPermissionsBoundary(allows(source, request)).build()));
        return result.build();
    }

    private static PolicyEvaluationDecisionType type(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> PolicyEvaluationDecisionType.ALLOWED;
            case Decision.ImplicitlyDenied _ -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
            case Decision.ExplicitlyDenied _ -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
        };
    }

    private static boolean allows(Source source, AuthorizationRequest request) {
        return PolicyEvaluator.applies(source.document(), Effect.ALLOW, request)
                && !PolicyEvaluator.applies(source.document(), Effect.DENY, request);
    }

    /** The policies that spoke: those that deny after a Deny, else those that allow. */
    private List<Statement> matched(AuthorizationRequest request, Decision decision) {
        var effect = decision instanceof Decision.ExplicitlyDenied ? Effect.DENY : Effect.ALLOW;
        return sources().filter(source -> PolicyEvaluator.applies(source.document(), effect, request))
                .map(source -> Statement.builder().sourcePolicyId(source.id()).sourcePolicyType(source.type()).build()).toList();
    }

    private List<String> missing() {
        var keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sources().forEach(source -> keys.addAll(source.document().contextKeys()));
        keys.removeIf(context::has);
        return new ArrayList<>(keys);
    }

    private Stream<Source> sources() {
        return Stream.of(identity.stream(), boundary.stream(), resource.stream()).flatMap(each -> each);
    }
}
