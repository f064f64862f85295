package dev.tenantonboarding.localcloud.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the kinds of policies work together, by AWS's page on policy evaluation logic. */
class PolicyEvaluatorTest {

    private static final PolicyDocument ALLOWS = Policies.identity("{`Effect`:`Allow`,`Action`:`x:*`,`Resource`:`*`}");
    private static final PolicyDocument ALLOWS_OTHER = Policies.identity("{`Effect`:`Allow`,`Action`:`y:*`,`Resource`:`*`}");
    private static final PolicyDocument DENIES = Policies.identity(
            "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}", "{`Effect`:`Deny`,`Action`:`x:Do`,`Resource`:`*`}");
    private static final ApplicablePolicies NOTHING = ApplicablePolicies.ofIdentity(List.of());

    @Test
    void denies_by_default() {
        assertThat(decide(NOTHING)).isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.IDENTITY));
    }

    @Test
    void allows_when_any_identity_policy_does() {
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS_OTHER, ALLOWS)))).isEqualTo(new Decision.Allowed());
    }

    @Test
    void lets_an_explicit_deny_win_over_every_allow() {
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS, DENIES)))).isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY));
    }

    @Test
    void needs_the_boundary_to_allow_as_well() {
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withBoundary(ALLOWS))).isEqualTo(new Decision.Allowed());
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withBoundary(ALLOWS_OTHER)))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.BOUNDARY));
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withBoundary(DENIES)))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.BOUNDARY));
    }

    @Test
    void grants_nothing_by_a_boundary_alone() {
        assertThat(decide(NOTHING.withBoundary(ALLOWS))).isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.IDENTITY));
    }

    @Test
    void needs_one_session_policy_to_allow_as_well() {
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withSession(List.of(ALLOWS_OTHER, ALLOWS))))
                .isEqualTo(new Decision.Allowed());
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withSession(List.of(ALLOWS_OTHER))))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.SESSION));
        assertThat(decide(ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withSession(List.of(ALLOWS, DENIES))))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.SESSION));
        assertThat(decide(NOTHING.withSession(List.of(ALLOWS)))).isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.IDENTITY));
    }

    /** Columns: who calls, whom the resource's policy names, and what that gives a caller whose own policies say nothing. */
    @ParameterizedTest(name = "{0} where {1} is named")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            jane   | {`AWS`:`arn:aws:iam::000000000000:user/jane`}                      | allowed
            jane   | {`AWS`:`arn:aws:iam::000000000000:user/joe`}                       | denied
            jane   | {`AWS`:`arn:aws:iam::000000000000:root`}                           | denied
            jane   | {`AWS`:`000000000000`}                                             | denied
            jane   | `*`                                                                | allowed
            jane   | {`AWS`:`*`}                                                        | allowed
            jane   | {`Service`:`events.amazonaws.com`}                                 | denied
            session| {`AWS`:`arn:aws:iam::000000000000:role/app/Reader`}                | allowed
            session| {`AWS`:`arn:aws:iam::000000000000:role/Reader`}                    | denied
            session| {`AWS`:`arn:aws:sts::000000000000:assumed-role/Reader/acme`}       | allowed
            session| {`AWS`:`arn:aws:sts::000000000000:assumed-role/Reader/other`}      | denied
            session| {`AWS`:[`arn:aws:iam::000000000000:user/jane`,`arn:aws:iam::000000000000:role/app/Reader`]} | allowed
            session| {`AWS`:`000000000000`}                                             | denied
            events | {`Service`:`events.amazonaws.com`}                                 | allowed
            events | {`Service`:`lambda.amazonaws.com`}                                 | denied
            events | {`Service`:[`lambda.amazonaws.com`,`events.amazonaws.com`]}        | allowed
            events | {`AWS`:`000000000000`}                                             | denied
            events | `*`                                                                | allowed
            """)
    void grants_by_the_resource_policy_alone_only_to_whom_it_names(String caller, String principal, String outcome) {
        PolicyDocument policy = Policies.resource("{`Effect`:`Allow`,`Principal`:" + principal + ",`Action`:`x:Do`,`Resource`:`*`}");

        assertThat(decide(caller(caller), NOTHING.withResource(policy)).allowed()).isEqualTo(outcome.equals("allowed"));
        assertThat(decide(caller(caller), NOTHING.withTrust(Policies.trust(
                "{`Effect`:`Allow`,`Principal`:" + principal + ",`Action`:`sts:*`}")), "sts:AssumeRole").allowed())
                .isEqualTo(outcome.equals("allowed"));
    }

    @Test
    void delegates_to_identity_policies_when_the_account_is_named() {
        PolicyDocument trust = Policies.trust("{`Effect`:`Allow`,`Principal`:{`AWS`:`000000000000`},`Action`:`sts:AssumeRole`}");
        PolicyDocument identity = Policies.identity("{`Effect`:`Allow`,`Action`:`sts:AssumeRole`,`Resource`:`*`}");

        assertThat(decide(Policies.USER, NOTHING.withTrust(trust), "sts:AssumeRole"))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.IDENTITY));
        assertThat(decide(Policies.USER, ApplicablePolicies.ofIdentity(List.of(identity)).withTrust(trust), "sts:AssumeRole"))
                .isEqualTo(new Decision.Allowed());
    }

    @Test
    void never_allows_to_assume_a_role_whose_trust_policy_does_not() {
        PolicyDocument trust = Policies.trust("{`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:user/joe`},`Action`:`sts:*`}");
        PolicyDocument identity = Policies.identity("{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}");

        assertThat(decide(Policies.USER, ApplicablePolicies.ofIdentity(List.of(identity)).withTrust(trust), "sts:AssumeRole"))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.TRUST));
    }

    @Test
    void lets_a_trust_policy_deny() {
        PolicyDocument trust = Policies.trust("{`Effect`:`Allow`,`Principal`:`*`,`Action`:`sts:*`}",
                "{`Effect`:`Deny`,`Principal`:{`AWS`:`000000000000`},`Action`:`sts:AssumeRole`}");

        assertThat(decide(Policies.SESSION, NOTHING.withTrust(trust), "sts:AssumeRole"))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.TRUST));
    }

    @Test
    void limits_a_grant_to_a_role_by_its_boundary_and_session_policies() {
        PolicyDocument toRole = Policies.resource(
                "{`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:role/app/Reader`},`Action`:`x:Do`,`Resource`:`*`}");

        assertThat(decide(Policies.SESSION, NOTHING.withResource(toRole).withBoundary(ALLOWS_OTHER)))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.BOUNDARY));
        assertThat(decide(Policies.SESSION, NOTHING.withResource(toRole).withSession(List.of(ALLOWS_OTHER))))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyKind.SESSION));
    }

    @Test
    void does_not_limit_a_grant_to_one_session_but_still_denies() {
        PolicyDocument toSession = Policies.resource(
                "{`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:sts::000000000000:assumed-role/Reader/acme`},`Action`:`x:Do`,`Resource`:`*`}");

        assertThat(decide(Policies.SESSION, NOTHING.withResource(toSession).withBoundary(ALLOWS_OTHER).withSession(List.of(ALLOWS_OTHER))))
                .isEqualTo(new Decision.Allowed());
        assertThat(decide(Policies.SESSION, NOTHING.withResource(toSession).withBoundary(DENIES)))
                .isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.BOUNDARY));
    }

    @Test
    void lets_a_resource_policy_deny_what_identity_policies_allow() {
        PolicyDocument denies = Policies.resource(
                "{`Effect`:`Deny`,`Principal`:`*`,`Action`:`x:Do`,`Resource`:`*`,`Condition`:{`Bool`:{`aws:SecureTransport`:`false`}}}");

        assertThat(PolicyEvaluator.evaluate(Policies.request(Policies.USER, "x:Do", "arn:aws:s3:::b", "aws:SecureTransport=false"),
                ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withResource(denies))).isEqualTo(new Decision.ExplicitlyDenied(PolicyKind.RESOURCE));
        assertThat(PolicyEvaluator.evaluate(Policies.request(Policies.USER, "x:Do", "arn:aws:s3:::b", "aws:SecureTransport=true"),
                ApplicablePolicies.ofIdentity(List.of(ALLOWS)).withResource(denies))).isEqualTo(new Decision.Allowed());
    }

    @Test
    void demands_exactly_the_one_session_tag_of_a_trust_policy_that_asks_for_it() {
        PolicyDocument trust = Policies.trust("""
                {`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:role/app/Reader`},`Action`:[`sts:AssumeRole`,`sts:TagSession`],
                 `Condition`:{`StringLike`:{`aws:RequestTag/TenantID`:`?*`},`ForAllValues:StringEquals`:{`aws:TagKeys`:[`TenantID`]},
                 `Null`:{`aws:TagKeys`:`false`}}}""");

        assertThat(tagged(trust, "aws:RequestTag/TenantID=acme;aws:TagKeys=TenantID").allowed()).isTrue();
        assertThat(tagged(trust, "").allowed()).isFalse();
        assertThat(tagged(trust, "aws:RequestTag/TenantID=;aws:TagKeys=TenantID").allowed()).isFalse();
        assertThat(tagged(trust, "aws:RequestTag/TenantID=acme;aws:TagKeys=TenantID,Team").allowed()).isFalse();
        assertThat(tagged(trust, "aws:RequestTag/tenantid=acme;aws:TagKeys=tenantid").allowed()).isFalse();
    }

    @Test
    void says_why_in_the_words_of_aws() {
        assertThat(new Decision.ImplicitlyDenied(PolicyKind.IDENTITY).reason("x:Do"))
                .isEqualTo("because no identity-based policy allows the x:Do action");
        assertThat(new Decision.ImplicitlyDenied(PolicyKind.BOUNDARY).reason("x:Do"))
                .isEqualTo("because no permissions boundary allows the x:Do action");
        assertThat(new Decision.ExplicitlyDenied(PolicyKind.IDENTITY).reason("x:Do"))
                .isEqualTo("with an explicit deny in an identity-based policy");
        assertThat(new Decision.ExplicitlyDenied(PolicyKind.TRUST).reason("x:Do"))
                .isEqualTo("with an explicit deny in the role trust policy");
    }

    private static Decision tagged(PolicyDocument trust, String context) {
        return PolicyEvaluator.evaluate(Policies.request(Policies.SESSION, "sts:TagSession", "arn:aws:iam::000000000000:role/Invoke", context),
                NOTHING.withTrust(trust));
    }

    private static Decision decide(ApplicablePolicies policies) {
        return decide(Policies.USER, policies);
    }

    private static Decision decide(Principal caller, ApplicablePolicies policies) {
        return decide(caller, policies, "x:Do");
    }

    private static Decision decide(Principal caller, ApplicablePolicies policies, String action) {
        return PolicyEvaluator.evaluate(Policies.request(caller, action, "arn:aws:s3:::b", ""), policies);
    }

    private static Principal caller(String name) {
        return switch (name) {
            case "jane" -> Policies.USER;
            case "session" -> Policies.SESSION;
            default -> Policies.EVENTS;
        };
    }
}
