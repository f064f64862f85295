package dev.tenantonboarding.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** Calls by sessions of a role, as its policies change; listing roles is the call that is tried. */
class PolicyAuthorizerTest {
    private static final String ALLOW = "{`Effect`:`Allow`,`Action`:`iam:ListRoles`,`Resource`:`*`}";
    private static final String WHEN = "{`Effect`:`Allow`,`Action`:`iam:ListRoles`,`Resource`:`*`,`Condition`:{%s}}";

    private final IamCloud cloud = new IamCloud();
    private final IamClient admin = cloud.iam();

    @AfterEach
    void close() {
        admin.close();
        cloud.close();
    }

    @Test
    void a_session_without_policies_is_denied_in_the_words_of_aws() {
        var session = cloud.assume(cloud.role("Reader"));

        assertThat(refusal(session)).isEqualTo("User: arn:aws:sts::000000000000:assumed-role/Reader/test-session is not authorized to perform: "
                + "iam:ListRoles on resource: * because no identity-based policy allows the iam:ListRoles action");
    }

    @Test
    void a_change_counts_from_the_next_call() {
        var session = cloud.assume(cloud.role("Reader"));

        admin.putRolePolicy(request -> request.roleName("Reader").policyName("p").policyDocument(IamCloud.policy(ALLOW)));
        assertAllowed(session);
        admin.putRolePolicy(request -> request.roleName("Reader").policyName("quarantine")
                .policyDocument(IamCloud.policy(ALLOW.replace("Allow", "Deny"))));
        assertThat(refusal(session)).endsWith("with an explicit deny in an identity-based policy");
        admin.deleteRolePolicy(request -> request.roleName("Reader").policyName("quarantine"));
        assertAllowed(session);
    }

    @Test
    void an_attached_policy_counts_in_its_version_in_force() {
        var session = cloud.assume(cloud.role("Reader"));
        var arn = admin.createPolicy(request -> request.policyName("p").policyDocument(IamCloud.policy(ALLOW))).policy().arn();

        admin.attachRolePolicy(request -> request.roleName("Reader").policyArn(arn));
        assertAllowed(session);
        admin.createPolicyVersion(request -> request.policyArn(arn).setAsDefault(true)
                .policyDocument(IamCloud.policy(ALLOW.replace("ListRoles", "GetRole"))));
        assertThat(refusal(session)).contains("no identity-based policy");
        admin.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId("v1"));
        assertAllowed(session);
    }

    @Test
    void a_boundary_bounds() {
        var session = cloud.assume(cloud.role("Reader", ALLOW));
        var arn = admin.createPolicy(request -> request.policyName("b").policyDocument(IamCloud.policy(ALLOW.replace("iam:ListRoles", "s3:*"))))
                .policy().arn();

        admin.putRolePermissionsBoundary(request -> request.roleName("Reader").permissionsBoundary(arn));
        assertThat(refusal(session)).endsWith("because no permissions boundary allows the iam:ListRoles action");
        admin.deleteRolePermissionsBoundary(request -> request.roleName("Reader"));
        assertAllowed(session);
    }

    @Test
    void session_policies_narrow_and_never_widen() {
        var role = cloud.role("Reader", ALLOW);
        var other = IamCloud.policy(ALLOW.replace("ListRoles", "GetRole"));
        var arn = admin.createPolicy(request -> request.policyName("p").policyDocument(IamCloud.policy(ALLOW))).policy().arn();
        try (var sts = cloud.sts(IamCloud.ADMIN)) {
            var narrowed = IamCloud.credentials(sts.assumeRole(request -> request.roleArn(role).roleSessionName("narrow").policy(other)));
            var kept = IamCloud.credentials(sts.assumeRole(request -> request.roleArn(role).roleSessionName("kept").policy(other)
                    .policyArns(PolicyDescriptorType.builder().arn(arn).build())));

            assertThat(refusal(narrowed)).endsWith("because no session policy allows the iam:ListRoles action");
            assertAllowed(kept);
            try (var iam = cloud.iam(narrowed)) {
                assertThatExceptionOfType(IamException.class).isThrownBy(() -> iam.getRole(request -> request.roleName("Reader")))
                        .withMessageContaining("no identity-based policy");
            }
        }
    }

    @Test
    void tags_of_the_role_are_principal_tags_and_session_tags_win_over_them() {
        var role = cloud.role("Reader", WHEN.formatted("`StringEquals`:{`aws:PrincipalTag/Team`:`blue`}"));
        admin.tagRole(request -> request.roleName("Reader").tags(Tag.builder().key("Team").value("blue").build()));

        assertAllowed(cloud.assume(role));
        try (var sts = cloud.sts(IamCloud.ADMIN)) {
            var red = IamCloud.credentials(sts.assumeRole(request -> request.roleArn(role).roleSessionName("red")
                    .tags(software.amazon.awssdk.services.sts.model.Tag.builder().key("team").value("red").build())));
            assertThat(refusal(red)).contains("no identity-based policy");
        }
    }

    @Test
    void the_global_keys_are_there() {
        var role = cloud.role("Reader", WHEN.formatted("""
                `ArnEquals`:{`aws:PrincipalArn`:`arn:aws:iam::000000000000:role/Reader`},
                `StringEquals`:{`aws:PrincipalAccount`:`000000000000`,`aws:PrincipalType`:`AssumedRole`,`aws:RequestedRegion`:`us-east-1`,
                    `aws:ResourceAccount`:`000000000000`},
                `StringLike`:{`aws:userid`:`AROA*:test-session`},
                `Null`:{`aws:username`:`true`,`aws:SourceArn`:`true`},
                `Bool`:{`aws:SecureTransport`:`true`,`aws:ViaAWSService`:`false`,`aws:PrincipalIsAWSService`:`false`},
                `DateGreaterThan`:{`aws:CurrentTime`:`2020-01-01T00:00:00Z`},
                `IpAddress`:{`aws:SourceIp`:`127.0.0.0/8`},
                `NumericGreaterThan`:{`aws:EpochTime`:`1577836800`}"""));

        assertAllowed(cloud.assume(role));
    }

    @Test
    void the_current_time_moves_on() {
        var role = cloud.role("Reader", WHEN.formatted("`DateLessThan`:{`aws:CurrentTime`:`" + Instant.now().plusSeconds(60) + "`}"));
        var session = cloud.assume(role);

        assertAllowed(session);
        cloud.pass(Duration.ofMinutes(2));
        assertThat(refusal(session)).contains("no identity-based policy");
    }

    @Test
    void request_and_resource_tags_can_be_conditions() {
        var role = cloud.role("Tagger",
                "{`Effect`:`Allow`,`Action`:`iam:TagRole`,`Resource`:`*`,`Condition`:{`StringEquals`:{`aws:ResourceTag/Owner`:`me`},"
                + "`ForAllValues:StringEquals`:{`aws:TagKeys`:[`Team`]}}}");
        admin.tagRole(request -> request.roleName("Tagger").tags(tag("Owner", "me")));
        cloud.role("Foreign");
        try (var iam = cloud.iam(cloud.assume(role))) {
            iam.tagRole(request -> request.roleName("Tagger").tags(tag("Team", "a")));
            assertThatExceptionOfType(IamException.class)
                    .isThrownBy(() -> iam.tagRole(request -> request.roleName("Tagger").tags(tag("Other", "a"))));
            assertThatExceptionOfType(IamException.class)
                    .isThrownBy(() -> iam.tagRole(request -> request.roleName("Foreign").tags(tag("Team", "a"))));
        }
    }

    private void assertAllowed(AwsCredentials session) {
        try (var iam = cloud.iam(session)) {
            assertThat(iam.listRoles().roles()).isNotEmpty();
        }
    }

    private String refusal(AwsCredentials session) {
        try (var iam = cloud.iam(session)) {
            iam.listRoles();
        } catch (IamException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.statusCode()).isEqualTo(403);
            return e.awsErrorDetails().errorMessage();
        }
        throw new AssertionError("the call was allowed");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
