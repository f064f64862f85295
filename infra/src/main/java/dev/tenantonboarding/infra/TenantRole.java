package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.TenantSessionTrust;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;

/**
 * A role that is only ever held as a session tagged with one tenant. It may not be tagged {@code TenantID} itself, which the stack's
 * own tags would do: a role's tag counts where a session has none.
 */
record TenantRole(String name, CfnManagedPolicy policy, CfnRole role) {

    /**
     * The policy is attached and is the boundary too: whoever may write inline policies here can still only narrow the role.
     *
     * @param trusted ARNs of the roles that may open sessions
     */
    static TenantRole create(Stack stack, String name, String description, Policy policy, List<String> trusted) {
        var managed = Iam.managedPolicy(stack, name + "Policy", description, policy);
        var role = CfnRole.Builder.create(stack, name + "Role")
                .description(description)
                .assumeRolePolicyDocument(new TenantSessionTrust(trusted).policy().toMap())
                .managedPolicyArns(List.of(managed.getRef()))
                .permissionsBoundary(managed.getRef())
                .build();
        return new TenantRole(name, managed, role);
    }

    String arn() {
        return role.getAttrArn();
    }

    /** ARN of the policy. */
    String boundary() {
        return policy.getRef();
    }

    CfnResource[] resources() {
        return new CfnResource[] {policy, role};
    }
}
