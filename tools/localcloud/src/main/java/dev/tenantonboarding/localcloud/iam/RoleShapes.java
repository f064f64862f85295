package dev.tenantonboarding.localcloud.iam;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles and policies as IAM answers them. */
final class RoleShapes {
    private RoleShapes() {
    }

    /** Listings leave out tags and boundary, as AWS does. */
    static software.amazon.awssdk.services.iam.model.Role brief(Role role) {
        return builder(role).build();
    }

    static software.amazon.awssdk.services.iam.model.Role whole(Role role) {
        var builder = builder(role);
        role.boundary().ifPresent(arn -> builder.permissionsBoundary(AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY).permissionsBoundaryArn(arn).build()));
        if (!role.tags().isEmpty()) {
            builder.tags(tags(role.tags()));
        }
        return builder.build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }

    static Policy.Builder policy(ManagedPolicy policy, IamStore store) {
        return Policy.builder().policyName(policy.name()).policyId(policy.id()).arn(policy.arn()).path(policy.path())
                .defaultVersionId("v" + policy.defaultVersion()).attachmentCount(store.attachments(policy.arn()))
                .permissionsBoundaryUsageCount(store.boundaries(policy.arn())).isAttachable(true)
                .createDate(policy.created()).updateDate(policy.updated());
    }

    /** Without the document, which only GetPolicyVersion answers. */
    static PolicyVersion.Builder version(ManagedPolicy policy, int number) {
        return PolicyVersion.builder().versionId("v" + number).isDefaultVersion(number == policy.defaultVersion())
                .createDate(policy.versions().get(number).created());
    }

    private static software.amazon.awssdk.services.iam.model.Role.Builder builder(Role role) {
        var builder = software.amazon.awssdk.services.iam.model.Role.builder().path(role.path()).roleName(role.name()).roleId(role.id())
                .arn(role.arn()).createDate(role.created()).assumeRolePolicyDocument(Documents.encoded(role.trust()))
                .maxSessionDuration(role.settings().maxSessionSeconds());
        return role.settings().description().isEmpty() ? builder : builder.description(role.settings().description());
    }
}
