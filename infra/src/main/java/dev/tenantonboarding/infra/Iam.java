package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Principal;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;

/** IAM resources whose documents are the policy values word for word: CDK's grants would add what nobody wrote. */
final class Iam {

    private Iam() {
    }

    /** A role for a service, with one inline policy of its own. */
    static CfnRole serviceRole(Stack stack, String id, String service, String description, Policy may) {
        return CfnRole.Builder.create(stack, id)
                .description(description)
                .assumeRolePolicyDocument(trust(service).toMap())
                .policies(List.of(CfnRole.PolicyProperty.builder().policyName("Own").policyDocument(may.toMap()).build()))
                .build();
    }

    /** A role for a service that needs more than inline policies have room for. */
    static CfnRole serviceRole(Stack stack, String id, String service, String description, List<CfnManagedPolicy> may) {
        return CfnRole.Builder.create(stack, id)
                .description(description)
                .assumeRolePolicyDocument(trust(service).toMap())
                .managedPolicyArns(may.stream().map(CfnManagedPolicy::getRef).toList())
                .build();
    }

    static CfnManagedPolicy managedPolicy(Stack stack, String id, String description, Policy policy) {
        return CfnManagedPolicy.Builder.create(stack, id)
                .description(description)
                .policyDocument(policy.toMap())
                .build();
    }

    /** Lets a role do more, in a resource of its own because the two refer to each other. */
    static CfnPolicy attach(Stack stack, String id, String policyName, CfnRole role, Policy policy) {
        return CfnPolicy.Builder.create(stack, id)
                .policyName(policyName)
                .policyDocument(policy.toMap())
                .roles(List.of(role.getRef()))
                .build();
    }

    private static Policy trust(String service) {
        return Policy.of(Statement.allow("ActAsService", "sts:AssumeRole").to(Principal.service(service)));
    }
}
