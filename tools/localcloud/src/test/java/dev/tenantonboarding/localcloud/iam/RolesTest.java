package dev.tenantonboarding.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

class RolesTest {
    private static final String ALLOW_ALL = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`*`}");

    private final IamCloud cloud = new IamCloud();
    private final IamClient iam = cloud.iam();

    @AfterEach
    void close() {
        iam.close();
        cloud.close();
    }

    @Test
    void a_created_role_is_answered_whole() {
        iam.createRole(request -> request.roleName("Reader").path("/app/").description("reads").maxSessionDuration(7200)
                .assumeRolePolicyDocument(IamCloud.ADMIN_TRUST).tags(Tag.builder().key("Team").value("a").build()));

        var role = iam.getRole(request -> request.roleName("Reader")).role();

        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/app/Reader");
        assertThat(role.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(role.description()).isEqualTo("reads");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.tags()).extracting(Tag::key, Tag::value).containsExactly(tuple("Team", "a"));
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22");
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8)).isEqualTo(IamCloud.ADMIN_TRUST);
    }

    @Test
    void a_role_is_unique_whatever_the_case_of_its_name() {
        cloud.role("Reader");

        assertThatExceptionOfType(EntityAlreadyExistsException.class).isThrownBy(() -> cloud.role("reader"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Role with name reader already exists."));
    }

    @Test
    void a_role_that_is_not_there_is_no_such_entity() {
        assertThatExceptionOfType(NoSuchEntityException.class).isThrownBy(() -> iam.getRole(request -> request.roleName("Nobody")))
                .satisfies(e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The role with name Nobody cannot be found.");
                    assertThat(e.statusCode()).isEqualTo(404);
                });
    }

    @Test
    void a_name_with_a_space_is_refused() {
        assertThatExceptionOfType(IamException.class).isThrownBy(() -> cloud.role("no space"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    }

    @Test
    void a_malformed_trust_policy_is_refused_and_nothing_is_made() {
        assertThatExceptionOfType(MalformedPolicyDocumentException.class).isThrownBy(() -> cloud.roleTrusting("Reader", "{}"));
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    @Test
    void a_trust_policy_may_name_only_roles_that_exist() {
        var trust = IamCloud.trust("{`AWS`:`arn:aws:iam::000000000000:role/Caller`}");

        assertThatExceptionOfType(MalformedPolicyDocumentException.class).isThrownBy(() -> cloud.roleTrusting("Reader", trust))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("Invalid principal in policy: \"AWS\":\"arn:aws:iam::000000000000:role/Caller\""));
        cloud.role("Caller");
        assertThat(cloud.roleTrusting("Reader", trust)).endsWith(":role/Reader");
    }

    @Test
    void roles_are_listed_by_pages_and_path() {
        IntStream.range(0, 5).forEach(number -> cloud.role("Role" + number));
        iam.createRole(request -> request.roleName("Other").path("/x/").assumeRolePolicyDocument(IamCloud.ADMIN_TRUST));

        var first = iam.listRoles(request -> request.maxItems(4));

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.roles()).hasSize(4);
        assertThat(iam.listRolesPaginator(request -> request.maxItems(2)).roles()).hasSize(6);
        assertThat(iam.listRoles(request -> request.pathPrefix("/x/")).roles()).extracting(role -> role.roleName()).containsExactly("Other");
    }

    @Test
    void a_role_is_deleted_only_when_its_policies_are_gone() {
        cloud.role("Reader");
        iam.putRolePolicy(request -> request.roleName("Reader").policyName("p").policyDocument(ALLOW_ALL));
        var arn = iam.createPolicy(request -> request.policyName("m").policyDocument(ALLOW_ALL)).policy().arn();
        iam.attachRolePolicy(request -> request.roleName("Reader").policyArn(arn));

        assertThatExceptionOfType(DeleteConflictException.class).isThrownBy(() -> iam.deleteRole(request -> request.roleName("Reader")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cannot delete entity, must delete policies first."));
        iam.deleteRolePolicy(request -> request.roleName("Reader").policyName("p"));
        assertThatExceptionOfType(DeleteConflictException.class).isThrownBy(() -> iam.deleteRole(request -> request.roleName("Reader")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cannot delete entity, must detach all policies first."));
        iam.detachRolePolicy(request -> request.roleName("Reader").policyArn(arn));
        iam.deleteRole(request -> request.roleName("Reader"));
        assertThat(iam.listRoles().roles()).isEmpty();
    }

    @Test
    void an_inline_policy_comes_back_as_it_was_put() {
        cloud.role("Reader");
        iam.putRolePolicy(request -> request.roleName("Reader").policyName("p").policyDocument(ALLOW_ALL));

        assertThat(iam.listRolePolicies(request -> request.roleName("Reader")).policyNames()).containsExactly("p");
        assertThat(URLDecoder.decode(iam.getRolePolicy(request -> request.roleName("Reader").policyName("p")).policyDocument(),
                StandardCharsets.UTF_8)).isEqualTo(ALLOW_ALL);
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.getRolePolicy(request -> request.roleName("Reader").policyName("q")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The role policy with name q cannot be found."));
    }

    @Test
    void inline_policies_have_10240_characters_together() {
        cloud.role("Reader");
        var long1 = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:s3:::" + "b".repeat(6_000) + "`}");

        iam.putRolePolicy(request -> request.roleName("Reader").policyName("a").policyDocument(long1));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> iam.putRolePolicy(request -> request.roleName("Reader").policyName("b").policyDocument(long1)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("Maximum policy size of 10240 bytes exceeded for role Reader"));
    }

    @Test
    void tags_are_set_replaced_and_removed_without_regard_to_case() {
        cloud.role("Reader");
        iam.tagRole(request -> request.roleName("Reader").tags(tag("Team", "a"), tag("Cost", "1")));
        iam.tagRole(request -> request.roleName("Reader").tags(tag("team", "b")));
        iam.untagRole(request -> request.roleName("Reader").tagKeys("COST"));

        assertThat(iam.listRoleTags(request -> request.roleName("Reader")).tags()).extracting(Tag::key, Tag::value)
                .containsExactly(tuple("team", "b"));
    }

    @Test
    void an_update_changes_what_it_names() {
        cloud.role("Reader");
        iam.updateRole(request -> request.roleName("Reader").maxSessionDuration(43_200));
        iam.updateRole(request -> request.roleName("Reader").description("later"));

        var role = iam.getRole(request -> request.roleName("Reader")).role();
        assertThat(role.maxSessionDuration()).isEqualTo(43_200);
        assertThat(role.description()).isEqualTo("later");
    }

    @Test
    void a_boundary_is_set_shown_and_removed() {
        cloud.role("Reader");
        var arn = iam.createPolicy(request -> request.policyName("bound").policyDocument(ALLOW_ALL)).policy().arn();

        iam.putRolePermissionsBoundary(request -> request.roleName("Reader").permissionsBoundary(arn));
        assertThat(iam.getRole(request -> request.roleName("Reader")).role().permissionsBoundary().permissionsBoundaryArn()).isEqualTo(arn);
        iam.deleteRolePermissionsBoundary(request -> request.roleName("Reader"));
        assertThat(iam.getRole(request -> request.roleName("Reader")).role().permissionsBoundary()).isNull();
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.putRolePermissionsBoundary(request -> request.roleName("Reader").permissionsBoundary(arn + "x")));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
