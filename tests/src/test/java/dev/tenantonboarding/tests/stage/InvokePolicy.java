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

    /** Until closed, a policy says something else, as after a careless hand. */
    public interface Saying extends AutoCloseable {
        @Override
        void close();
    }

    public Saying say(String document) {
        String right = iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
        String wrong = iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(document).setAsDefault(true))
                .policyVersion().versionId();
        return () -> {
            iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId(right));
            iam.deletePolicyVersion(request -> request.policyArn(arn).versionId(wrong));
        };
    }

    /** Does something while the policy says something else. */
    public <T> T whileItSays(String document, Supplier<T> action) {
        try (Saying _ = say(document)) {
            return action.get();
        }
    }
}
