package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/** AWS::IAM::Policy: one policy written into each of several roles. */
final class InlinePolicy implements ResourceType {
    private static final int LONGEST_NAME = 128;

    @Override
    public Schema schema() {
        return Schema.of("PolicyName", "PolicyDocument.*", "Roles[]").requiring("PolicyName", "PolicyDocument", "Roles").replacedBy("PolicyName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var made = scope.initiated(Made.of(scope.physicalName(LONGEST_NAME)));
        put(scope, properties);
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        put(scope, properties);
        old.texts("Roles").stream().filter(role -> !properties.texts("Roles").contains(role)).forEach(role -> remove(scope, role, old));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        properties.texts("Roles").forEach(role -> remove(scope, role, properties));
    }

    private static void put(Scope scope, Properties properties) {
        for (var role : properties.texts("Roles")) {
            scope.call(PutRolePolicyRequest.builder().roleName(role).policyName(properties.required("PolicyName"))
                    .policyDocument(properties.required("PolicyDocument")).build());
        }
    }

    private static void remove(Scope scope, String role, Properties properties) {
        scope.callUnlessGone(DeleteRolePolicyRequest.builder().roleName(role).policyName(properties.required("PolicyName")).build());
    }
}
