package dev.tenantonboarding.localcloud.iam;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.AuthorizationRequest;
import dev.tenantonboarding.localcloud.iam.policy.Decision;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyEvaluator;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Authorizer;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;

/** Decides each call by the policies as they stand at that moment, so a change counts from the next call. */
public final class PolicyAuthorizer implements Authorizer {
    /** What the account's administrator may; its one user. */
    static final PolicyDocument ADMINISTRATOR = PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}", PolicyShape.IDENTITY);
    /** The actions for which the resource's policy is a role's trust policy. */
    private static final Set<String> ROLE_ASSUMPTION = Set.of("sts:AssumeRole", "sts:TagSession");

    private final IamStore store;
    private final InstantSource time;
    private final PolicyCache cache = new PolicyCache();

    /** @param time the value of aws:CurrentTime */
    public PolicyAuthorizer(IamStore store, InstantSource time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public void authorize(Caller caller, Access access) {
        if (decide(caller, access) instanceof Decision.Denied denied) {
            throw AwsError.accessDenied("User: " + caller.arn() + " is not authorized to perform: " + access.action() + " on resource: "
                    + access.resource() + " " + denied.reason(access.action()));
        }
    }

    /** The decision alone, for callers that tell it in their own words. */
    public Decision decide(Caller caller, Access access) {
        var role = role(caller);
        var keys = GlobalKeys.of(caller, role, time.instant());
        keys.putAll(access.context());
        var request = new AuthorizationRequest(principal(caller), access.action(), access.resource(), new RequestContext(keys));
        return PolicyEvaluator.evaluate(request, policies(caller, role, access));
    }

    private ApplicablePolicies policies(Caller caller, Optional<Role> role, Access access) {
        var own = switch (caller) {
            case Caller.User user -> ApplicablePolicies.ofIdentity(user.name().equals(Aws.ADMIN_USER) ? List.of(ADMINISTRATOR) : List.of());
            case Caller.RoleSession session -> session(session, role);
            case Caller.ServicePrincipal _ -> ApplicablePolicies.ofIdentity(List.of());
        };
        if (access.resourcePolicy().isEmpty()) {
            return own;
        }
        return ROLE_ASSUMPTION.contains(access.action())
                ? own.withTrust(cache.get(access.resourcePolicy().get(), PolicyShape.TRUST))
                : own.withResource(cache.get(access.resourcePolicy().get(), PolicyShape.RESOURCE));
    }

    private ApplicablePolicies session(Caller.RoleSession session, Optional<Role> role) {
        var policies = ApplicablePolicies.ofIdentity(role.map(this::identityPolicies).orElse(List.of()))
                .withSession(session.sessionPolicies().stream().map(text -> cache.get(text, PolicyShape.IDENTITY)).toList());
        // A policy that bounds a role can't be deleted, so there is one; without it the call must not pass as unbounded.
        return role.flatMap(Role::boundary).map(store::requirePolicy).map(boundary -> policies.withBoundary(boundary.document()))
                .orElse(policies);
    }

    private List<PolicyDocument> identityPolicies(Role role) {
        return Stream.concat(role.inline().values().stream(),
                role.attached().stream().flatMap(arn -> store.policy(arn).stream()).map(ManagedPolicy::document)).toList();
    }

    /** The role behind a session, unless it was deleted since, even if another one has its name now. */
    private Optional<Role> role(Caller caller) {
        return caller instanceof Caller.RoleSession session
                ? store.roleByArn(session.roleArn()).filter(role -> role.id().equals(session.roleId())) : Optional.empty();
    }

    private static Principal principal(Caller caller) {
        return switch (caller) {
            case Caller.User user -> new Principal.User(user.arn());
            case Caller.RoleSession session -> new Principal.RoleSession(session.roleArn(), session.arn());
            case Caller.ServicePrincipal service -> new Principal.Service(service.principal());
        };
    }
}
