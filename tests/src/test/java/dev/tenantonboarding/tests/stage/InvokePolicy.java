package dev.tenantonboarding.tests.stage;

import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;

/** The one managed policy of a role, which is also its boundary. */
public record InvokePolicy(IamClient iam, String arn) {
    public static InvokePolicy of(IamClient iam, String roleArn) {
        String roleName = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return new InvokePolicy(
                iam, iam.listAttachedRolePolicies(request -> request.roleName(roleName)).attachedPolicies().getFirst().policyArn());
    }

    /** Does something while the policy says something else, as after a careless hand. */
    public <T> T whileItSays(String document, Supplier<T> action) {
        String right = iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
        String wrong = iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(document).setAsDefault(true))
                .policyVersion().versionId();
        try {
            return action.get();
        } finally {
            iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId(right));
            iam.deletePolicyVersion(request -> request.policyArn(arn).versionId(wrong));
        }
    }
}
