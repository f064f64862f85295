package dev.tenantonboarding.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

class ManagedPoliciesTest {
    private static final String FIRST = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:Get*`,`Resource`:`*`}");
    private static final String SECOND = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:Put*`,`Resource`:`*`}");

    private final IamCloud cloud = new IamCloud();
    private final IamClient iam = cloud.iam();

    @AfterEach
    void close() {
        iam.close();
        cloud.close();
    }

    @Test
    void a_policy_begins_with_version_one_in_force() {
        var arn = create("p");

        var policy = iam.getPolicy(request -> request.policyArn(arn)).policy();

        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:policy/p");
        assertThat(policy.policyId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(policy.defaultVersionId()).isEqualTo("v1");
        assertThat(policy.attachmentCount()).isZero();
        assertThat(document(arn, "v1")).isEqualTo(FIRST);
    }

    @Test
    void a_new_version_is_in_force_only_when_set() {
        var arn = create("p");

        iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(SECOND));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v1");
        iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId("v2"));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v2");
        assertThat(document(arn, "v2")).isEqualTo(SECOND);
        assertThat(iam.listPolicyVersions(request -> request.policyArn(arn)).versions()).extracting(PolicyVersion::versionId)
                .containsExactly("v2", "v1");
    }

    @Test
    void there_are_five_versions_and_their_numbers_are_not_used_again() {
        var arn = create("p");
        for (int i = 0; i < 4; i++) {
            iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(SECOND));
        }

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(SECOND)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).startsWith("A managed policy can have up to 5 versions."));
        iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v5"));
        assertThat(iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(SECOND).setAsDefault(true)).policyVersion())
                .satisfies(version -> {
                    assertThat(version.versionId()).isEqualTo("v6");
                    assertThat(version.isDefaultVersion()).isTrue();
                });
    }

    @Test
    void the_version_in_force_is_not_deleted() {
        var arn = create("p");

        assertThatExceptionOfType(DeleteConflictException.class)
                .isThrownBy(() -> iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v1")));
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v2")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("Policy " + arn + " version v2 does not exist or is not attachable."));
    }

    @Test
    void a_policy_in_use_is_not_deleted() {
        var arn = create("p");
        cloud.role("Reader");
        iam.attachRolePolicy(request -> request.roleName("Reader").policyArn(arn));

        assertThatExceptionOfType(DeleteConflictException.class).isThrownBy(() -> iam.deletePolicy(request -> request.policyArn(arn)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cannot delete a policy attached to entities."));
        iam.detachRolePolicy(request -> request.roleName("Reader").policyArn(arn));
        iam.putRolePermissionsBoundary(request -> request.roleName("Reader").permissionsBoundary(arn));
        assertThatExceptionOfType(DeleteConflictException.class).isThrownBy(() -> iam.deletePolicy(request -> request.policyArn(arn)));
        iam.deleteRolePermissionsBoundary(request -> request.roleName("Reader"));
        iam.deletePolicy(request -> request.policyArn(arn));
        assertThatExceptionOfType(NoSuchEntityException.class).isThrownBy(() -> iam.getPolicy(request -> request.policyArn(arn)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Policy " + arn + " was not found."));
    }

    @Test
    void attached_policies_are_listed_with_their_role_and_counted() {
        var arn = create("p");
        cloud.role("Reader");
        iam.attachRolePolicy(request -> request.roleName("Reader").policyArn(arn));
        iam.attachRolePolicy(request -> request.roleName("Reader").policyArn(arn));

        assertThat(iam.listAttachedRolePolicies(request -> request.roleName("Reader")).attachedPolicies())
                .singleElement().satisfies(policy -> assertThat(policy.policyArn()).isEqualTo(arn));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().attachmentCount()).isEqualTo(1);
        assertThat(iam.listPolicies(request -> request.onlyAttached(true)).policies()).hasSize(1);
    }

    @Test
    void a_policy_that_is_not_there_is_not_attached() {
        cloud.role("Reader");

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.attachRolePolicy(request -> request.roleName("Reader").policyArn("arn:aws:iam::000000000000:policy/none")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("Policy arn:aws:iam::000000000000:policy/none does not exist or is not attachable."));
    }

    @Test
    void policies_are_well_formed_short_enough_and_of_one_name() {
        assertThatExceptionOfType(MalformedPolicyDocumentException.class)
                .isThrownBy(() -> iam.createPolicy(request -> request.policyName("p").policyDocument("{\"Version\":\"2012-10-17\"}")));
        var tooLong = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:s3:::" + "b".repeat(6_200) + "`}");
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> iam.createPolicy(request -> request.policyName("p").policyDocument(tooLong)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cannot exceed quota for PolicySize: 6144"));
        create("p");
        assertThatExceptionOfType(EntityAlreadyExistsException.class).isThrownBy(() -> create("p"));
    }

    private String create(String name) {
        return iam.createPolicy(request -> request.policyName(name).policyDocument(FIRST)).policy().arn();
    }

    private String document(String arn, String version) {
        return URLDecoder.decode(iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version)).policyVersion().document(),
                StandardCharsets.UTF_8);
    }
}
