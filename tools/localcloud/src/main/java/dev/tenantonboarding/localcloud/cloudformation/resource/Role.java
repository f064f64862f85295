package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

/** AWS::IAM::Role, with what is attached to it and written into it. */
final class Role implements ResourceType {
    private static final int LONGEST_NAME = 64;
    private static final int SESSION_SECONDS = 3_600;

    @Override
    public Schema schema() {
        return Schema.of("RoleName", "Path", "AssumeRolePolicyDocument.*", "Description", "MaxSessionDuration", "ManagedPolicyArns[]",
                "PermissionsBoundary", "Policies[].PolicyName", "Policies[].PolicyDocument.*").tagged().requiring("AssumeRolePolicyDocument")
                .replacedBy("RoleName", "Path");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("RoleName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var role = scope.call(properties.into(CreateRoleRequest.builder()).roleName(name).build(), CreateRoleResponse.class).role();
        var made = scope.initiated(new Made(name, Map.of("Arn", role.arn(), "RoleId", role.roleId())));
        properties.texts("ManagedPolicyArns").forEach(arn -> attach(scope, name, arn));
        policies(properties).forEach((policy, document) -> put(scope, name, policy, document));
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var name = made.physicalId();
        if (!old.same(properties, "AssumeRolePolicyDocument")) {
            scope.call(UpdateAssumeRolePolicyRequest.builder().roleName(name)
                    .policyDocument(properties.required("AssumeRolePolicyDocument")).build());
        }
        scope.call(UpdateRoleRequest.builder().roleName(name).description(properties.text("Description").orElse(""))
                .maxSessionDuration(properties.number("MaxSessionDuration").orElse(SESSION_SECONDS)).build());
        updateBoundary(scope, name, old, properties);
        updatePolicies(scope, name, old, properties);
        TagChange.between(old, properties).apply(
                tags -> scope.call(TagRoleRequest.builder().roleName(name)
                        .tags(tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build()),
                keys -> scope.call(UntagRoleRequest.builder().roleName(name).tagKeys(keys).build()));
        return made;
    }

    /** What others attached or wrote into it stays, and then keeps IAM from deleting the role. */
    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        properties.texts("ManagedPolicyArns").forEach(arn -> detach(scope, physicalId, arn));
        policies(properties).keySet().forEach(policy -> remove(scope, physicalId, policy));
        scope.call(DeleteRoleRequest.builder().roleName(physicalId).build());
    }

    private static void updateBoundary(Scope scope, String name, Properties old, Properties properties) {
        if (old.same(properties, "PermissionsBoundary")) {
            return;
        }
        if (properties.has("PermissionsBoundary")) {
            scope.call(PutRolePermissionsBoundaryRequest.builder().roleName(name)
                    .permissionsBoundary(properties.required("PermissionsBoundary")).build());
        } else {
            scope.call(DeleteRolePermissionsBoundaryRequest.builder().roleName(name).build());
        }
    }

    /** First adds, then takes away, so that a change in name only never leaves the role without its permissions. */
    private static void updatePolicies(Scope scope, String name, Properties old, Properties properties) {
        var attached = old.texts("ManagedPolicyArns");
        var wanted = properties.texts("ManagedPolicyArns");
        wanted.stream().filter(arn -> !attached.contains(arn)).forEach(arn -> attach(scope, name, arn));
        attached.stream().filter(arn -> !wanted.contains(arn)).forEach(arn -> detach(scope, name, arn));
        var inline = policies(properties);
        inline.forEach((policy, document) -> put(scope, name, policy, document));
        policies(old).keySet().stream().filter(policy -> !inline.containsKey(policy)).forEach(policy -> remove(scope, name, policy));
    }

    private static Map<String, String> policies(Properties properties) {
        return properties.each("Policies").stream().collect(Collectors.toMap(policy -> policy.required("PolicyName"),
                policy -> policy.required("PolicyDocument")));
    }

    private static void put(Scope scope, String role, String policy, String document) {
        scope.call(PutRolePolicyRequest.builder().roleName(role).policyName(policy).policyDocument(document).build());
    }

    private static void remove(Scope scope, String role, String policy) {
        scope.callUnlessGone(DeleteRolePolicyRequest.builder().roleName(role).policyName(policy).build());
    }

    private static void attach(Scope scope, String role, String arn) {
        scope.call(AttachRolePolicyRequest.builder().roleName(role).policyArn(arn).build());
    }

    private static void detach(Scope scope, String role, String arn) {
        scope.callUnlessGone(DetachRolePolicyRequest.builder().roleName(role).policyArn(arn).build());
    }
}
