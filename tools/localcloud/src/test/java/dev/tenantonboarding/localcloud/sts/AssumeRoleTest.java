package dev.tenantonboarding.localcloud.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleTest {
    private static final String TENANT_TRUST = IamCloud.policy("""
            {`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:role/Caller`},`Action`:[`sts:AssumeRole`,`sts:TagSession`],
             `Condition`:{`StringLike`:{`aws:RequestTag/TenantID`:`?*`},`ForAllValues:StringEquals`:{`aws:TagKeys`:[`TenantID`]},
             `Null`:{`aws:TagKeys`:`false`}}}""");

    private final IamCloud cloud = new IamCloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void a_session_says_who_it_is() {
        var role = cloud.role("Reader");
        var answer = assume(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("acme"));

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/Reader/acme");
        assertThat(answer.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
        try (var sts = cloud.sts(IamCloud.credentials(answer))) {
            var identity = sts.getCallerIdentity();
            assertThat(identity.arn()).isEqualTo(answer.assumedRoleUser().arn());
            assertThat(identity.userId()).isEqualTo(answer.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:acme");
            assertThat(identity.account()).isEqualTo("000000000000");
        }
    }

    @Test
    void the_administrator_says_who_it_is() {
        try (var sts = cloud.sts(IamCloud.ADMIN)) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/local");
        }
    }

    @Test
    void even_the_administrator_is_refused_a_role_that_trusts_others() {
        var role = cloud.roleTrusting("Fn", IamCloud.trust("{`Service`:`lambda.amazonaws.com`}"));

        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("try"))).satisfies(e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage()).startsWith("User: arn:aws:iam::000000000000:user/local is not authorized to perform: "
                    + "sts:AssumeRole on resource: arn:aws:iam::000000000000:role/Fn");
        });
    }

    @Test
    void a_role_that_is_not_there_looks_like_one_that_may_not_be_assumed() {
        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn("arn:aws:iam::000000000000:role/Nobody").roleSessionName("try"))
                .awsErrorDetails().errorMessage()).isEqualTo("User: arn:aws:iam::000000000000:user/local is not authorized to perform: "
                        + "sts:AssumeRole on resource: arn:aws:iam::000000000000:role/Nobody");
    }

    @Test
    void a_role_named_by_the_trust_needs_no_policy_of_its_own_but_one_of_a_trusted_account_does() {
        var caller = cloud.assume(cloud.role("Caller"));
        var named = cloud.roleTrusting("Named", IamCloud.trust("{`AWS`:`arn:aws:iam::000000000000:role/Caller`}"));
        var account = cloud.roleTrusting("Account", IamCloud.trust("{`AWS`:`000000000000`}"));

        assertThat(assume(caller, request -> request.roleArn(named).roleSessionName("ok")).credentials()).isNotNull();
        assertThat(refusal(caller, request -> request.roleArn(account).roleSessionName("no")).awsErrorDetails().errorMessage())
                .contains("no identity-based policy allows the sts:AssumeRole action");
        try (var iam = cloud.iam()) {
            iam.putRolePolicy(request -> request.roleName("Caller").policyName("p").policyDocument(
                    IamCloud.policy("{`Effect`:`Allow`,`Action`:`sts:AssumeRole`,`Resource`:`" + account + "`}")));
        }
        assertThat(assume(caller, request -> request.roleArn(account).roleSessionName("ok")).credentials()).isNotNull();
    }

    @Test
    void tags_need_a_trust_that_allows_to_tag() {
        var role = cloud.roleTrusting("Untagged", IamCloud.policy(
                "{`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:user/local`},`Action`:`sts:AssumeRole`}"));

        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("try").tags(tag("TenantID", "acme")))
                .awsErrorDetails().errorMessage()).contains("is not authorized to perform: sts:TagSession on resource: " + role);
    }

    @Test
    void a_trust_that_demands_exactly_one_tag_gets_it() {
        var caller = cloud.assume(cloud.role("Caller"));
        var role = cloud.roleTrusting("Invoke", TENANT_TRUST);

        assertThat(assume(caller, request -> request.roleArn(role).roleSessionName("acme").tags(tag("TenantID", "acme"))).credentials()).isNotNull();
        assertDenied(caller, request -> request.roleArn(role).roleSessionName("no-tag"));
        assertDenied(caller, request -> request.roleArn(role).roleSessionName("empty").tags(tag("TenantID", "")));
        assertDenied(caller, request -> request.roleArn(role).roleSessionName("two").tags(tag("TenantID", "acme"), tag("Other", "x")));
        assertDenied(caller, request -> request.roleArn(role).roleSessionName("case").tags(tag("tenantid", "acme")));
        assertDenied(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("who").tags(tag("TenantID", "acme")));
    }

    @Test
    void an_external_id_and_a_session_name_can_be_conditions() {
        var role = cloud.roleTrusting("Partner", IamCloud.policy("""
                {`Effect`:`Allow`,`Principal`:`*`,`Action`:`sts:AssumeRole`,
                 `Condition`:{`StringEquals`:{`sts:ExternalId`:`secret-7`,`sts:RoleSessionName`:`partner`}}}"""));

        assertThat(assume(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("partner").externalId("secret-7"))
                .credentials()).isNotNull();
        assertDenied(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("partner"));
        assertDenied(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("other").externalId("secret-7"));
    }

    @Test
    void transitive_tags_go_on_to_the_next_session_and_cannot_be_changed() {
        var first = cloud.role("Caller");
        var second = cloud.roleTrusting("Next", IamCloud.policy("""
                {`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:role/Caller`},`Action`:[`sts:AssumeRole`,`sts:TagSession`],
                 `Condition`:{`StringEquals`:{`aws:RequestTag/TenantID`:`acme`}}}"""));
        var chained = IamCloud.credentials(assume(IamCloud.ADMIN, request -> request.roleArn(first).roleSessionName("one")
                .tags(tag("TenantID", "acme"), tag("Stays", "here")).transitiveTagKeys("TenantID")));

        assertThat(assume(chained, request -> request.roleArn(second).roleSessionName("two")).credentials()).isNotNull();
        assertThat(refusal(chained, request -> request.roleArn(second).roleSessionName("two").tags(tag("tenantid", "other")))
                .awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_session_lasts_as_long_as_asked_within_the_limits() {
        var role = cloud.role("Reader");
        var chained = cloud.roleTrusting("Next", IamCloud.trust("{`AWS`:`arn:aws:iam::000000000000:role/Reader`}"));

        assertThat(assume(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("short").durationSeconds(900)).credentials()
                .expiration()).isBetween(Instant.now().plusSeconds(840), Instant.now().plusSeconds(901));
        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("short").durationSeconds(899))
                .awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("long").durationSeconds(3601))
                .awsErrorDetails().errorMessage()).isEqualTo("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        assertThat(refusal(cloud.assume(role), request -> request.roleArn(chained).roleSessionName("long").durationSeconds(3601))
                .awsErrorDetails().errorMessage())
                .isEqualTo("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "has space", "slash/ed", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_session_name_that_is_none_is_refused(String name) {
        var role = cloud.role("Reader");

        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName(name)).awsErrorDetails().errorCode())
                .isEqualTo("ValidationError");
    }

    @Test
    void tags_are_checked() {
        var role = cloud.role("Reader");

        refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("star").tags(tag("TenantID", "a*")));
        refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("long").tags(tag("TenantID", "a".repeat(257))));
        refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("reserved").tags(tag("aws:x", "a")));
        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("twice").tags(tag("A", "1"), tag("a", "2")))
                .awsErrorDetails().errorMessage()).startsWith("Duplicate tag keys found.");
    }

    @Test
    void what_packs_too_large_is_refused() {
        var role = cloud.role("Reader");
        var random = new Random(7);
        var many = IntStream.range(0, 50).mapToObj(number -> tag("key" + number, Long.toString(random.nextLong(), 36)
                + Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36)
                + Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36))).toList();

        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("big").tags(many)).awsErrorDetails().errorCode())
                .isEqualTo("PackedPolicyTooLarge");
        assertThat(assume(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("small").tags(tag("TenantID", "acme")))
                .packedPolicySize()).isBetween(1, 10);
    }

    @Test
    void a_session_policy_is_a_policy_of_at_most_2048_characters() {
        var role = cloud.role("Reader");
        var tooLong = IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:s3:::" + "b".repeat(2_048) + "`}");

        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("bad").policy("{}")).awsErrorDetails().errorCode())
                .isEqualTo("MalformedPolicyDocument");
        assertThat(refusal(IamCloud.ADMIN, request -> request.roleArn(role).roleSessionName("long").policy(tooLong)).awsErrorDetails()
                .errorCode()).isEqualTo("ValidationError");
    }

    @Test
    void an_expired_session_and_an_unknown_key_are_told_apart() {
        var session = cloud.assume(cloud.role("Reader"));
        var withoutToken = AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey());
        var wrongToken = AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "another");

        assertThat(identityRefusal(withoutToken)).isEqualTo("InvalidClientTokenId");
        assertThat(identityRefusal(wrongToken)).isEqualTo("InvalidClientTokenId");
        cloud.pass(Duration.ofHours(1));
        assertThat(identityRefusal(session)).isEqualTo("ExpiredToken");
    }

    @Test
    void a_session_ends_with_its_role_even_if_another_takes_its_name() {
        var session = cloud.assume(cloud.role("Reader"));
        try (var iam = cloud.iam()) {
            iam.deleteRole(request -> request.roleName("Reader"));
        }
        cloud.role("Reader");

        assertThat(identityRefusal(session)).isEqualTo("InvalidClientTokenId");
    }

    @Test
    void a_service_gets_a_session_of_a_role_that_trusts_it() {
        var role = cloud.roleTrusting("Fn", IamCloud.policy("""
                {`Effect`:`Allow`,`Principal`:{`Service`:`events.amazonaws.com`},`Action`:`sts:AssumeRole`,
                 `Condition`:{`ArnEquals`:{`aws:SourceArn`:`arn:aws:events:us-east-1:000000000000:rule/r`}}}"""));
        var rule = Optional.of("arn:aws:events:us-east-1:000000000000:rule/r");

        var session = cloud.sts().functionSession(role, "events.amazonaws.com", rule, "events", "environment");

        assertThat(session.caller().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/Fn/events");
        assertThat(session.toString()).doesNotContain(session.secretAccessKey()).doesNotContain(session.sessionToken());
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> cloud.sts().functionSession(role, "events.amazonaws.com", Optional.of("arn:aws:events:us-east-1:1:rule/s"), "events", "environment"));
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> cloud.sts().functionSession(role, "lambda.amazonaws.com", rule, "lambda", "environment"))
                .satisfies(e -> assertThat(e.isAccessDenied()).isTrue());
    }

    private AssumeRoleResponse assume(AwsCredentials caller, Consumer<AssumeRoleRequest.Builder> request) {
        try (var sts = cloud.sts(caller)) {
            return sts.assumeRole(request);
        }
    }

    private StsException refusal(AwsCredentials caller, Consumer<AssumeRoleRequest.Builder> request) {
        try (var sts = cloud.sts(caller)) {
            sts.assumeRole(request);
        } catch (StsException e) {
            return e;
        }
        throw new AssertionError("the role was assumed");
    }

    private void assertDenied(AwsCredentials caller, Consumer<AssumeRoleRequest.Builder> request) {
        assertThat(refusal(caller, request).awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    }

    private String identityRefusal(AwsCredentials caller) {
        try (var sts = cloud.sts(caller)) {
            sts.getCallerIdentity();
        } catch (StsException e) {
            return e.awsErrorDetails().errorCode();
        }
        throw new AssertionError("the key was accepted");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
