package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import dev.tenantonboarding.tenancy.probe.InvokeRole;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LimitExceededException;

/** The invoke roles' inline policies. */
public record RoleDenials(IamClient iam, String poolRoleArn, String bridgeRoleArn) {

    /** @return the denial in force, which is of everybody where other inline policies left too little room for this one */
    Denial write(Denial denial) {
        try {
            put(denial.role(), denial.policy());
            return denial;
        } catch (LimitExceededException tooLong) {
            Denial everybody = Denial.ofEverybody(denial.role());
            put(everybody.role(), everybody.policy());
            return everybody;
        }
    }

    private void put(InvokeRole role, Policy policy) {
        String arn = switch (role) {
            case POOL -> poolRoleArn;
            case BRIDGE -> bridgeRoleArn;
        };
        // A role's path, if it has one, is no part of its name.
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        iam.putRolePolicy(request -> request.roleName(name).policyName(QuarantinePolicy.NAME).policyDocument(policy.toJson()));
    }
}
