package dev.tenantonboarding.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    // In characters, from the API reference of AssumeRole and CreateEndpoint.
    private static final int LONGEST_SESSION_POLICY = 2_048;
    private static final int LONGEST_ENDPOINT_NAME = 63;

    @Test
    void a_policy_reads_as_iam_writes_it() throws Exception {
        var policy = Policy.of(
                Statement.allow("Read", "s3:GetObject").on("arn:a", "arn:b")
                        .when("StringEquals", "aws:PrincipalTag/x", "1")
                        .when("StringEquals", "aws:PrincipalTag/y", "2", "3")
                        .when("Null", "aws:TagKeys", "false"),
                Statement.deny("TlsOnly", "s3:*").to(Principal.everyone()).on("arn:a"));

        assertThat(new ObjectMapper().writeValueAsString(policy.toMap())).isEqualTo("""
                {"Version":"2012-10-17","Statement":[\
                {"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":["arn:a","arn:b"],"Condition":\
                {"StringEquals":{"aws:PrincipalTag/x":"1","aws:PrincipalTag/y":["2","3"]},"Null":{"aws:TagKeys":"false"}}},\
                {"Sid":"TlsOnly","Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:*","Resource":"arn:a"}]}""");
    }

    @Test
    void what_iam_would_read_otherwise_than_meant_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(Policy::of);
        assertThatIllegalArgumentException().isThrownBy(() -> Statement.allow("Nothing"));
        assertThatIllegalArgumentException().isThrownBy(() -> Statement.allow("not an id", "s3:GetObject"));
        assertThatIllegalArgumentException().isThrownBy(() -> Principal.roles(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() ->
                Statement.allow("Twice", "s3:GetObject").when("StringLike", "k", "a").when("StringLike", "k", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Statement.allow("Any", "s3:GetObject").when("StringLike", "k"));
    }

    @Test
    void a_session_trust_without_a_role_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantSessionTrust(List.of()).policy());
    }

    @Test
    void every_tenant_policy_is_bound_to_the_sessions_tag() {
        var arns = new Arns("aws", "eu-west-1", "111122223333");
        assertThat(List.of(new PoolInvokePolicy(arns.endpoint("pool--main")).policy(), new BridgeInvokePolicy(arns).policy(),
                new ModelSourceReadPolicy(arns.bucket("models")).policy()))
                .allSatisfy(policy -> assertThat(policy.statements()).allSatisfy(statement ->
                        assertThat(statement.toMap().toString()).contains("${aws:PrincipalTag/TenantID}")));
    }

    @Test
    void the_shortest_writing_is_the_same_document() throws Exception {
        var policy = Policy.of(Statement.allow("Odd", "s3:GetObject", "s3:PutObject").on("arn:\"quoted\"\\\n\u00e9")
                .when("StringEquals", "a", "1", "2").when("StringLike", "b", "*"));

        assertThat(policy.toJson()).isEqualTo("""
                {"Version":"2012-10-17","Statement":[{"Sid":"Odd","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],\
                "Resource":"arn:\\"quoted\\"\\\\\\u000a\u00e9","Condition":{"StringEquals":{"a":["1","2"]},"StringLike":{"b":"*"}}}]}""");
        assertThat(new ObjectMapper().readValue(policy.toJson(), Object.class)).isEqualTo(policy.toMap());
    }

    @Test
    void one_tenants_policy_is_everyones_with_its_name_in_the_variables_place() {
        var arns = new Arns("aws", "eu-west-1", "111122223333");
        var pool = new PoolInvokePolicy(arns.endpoint("pool--main"));
        var bridge = new BridgeInvokePolicy(arns);

        assertThat(pool.policyFor("acme").toJson()).isEqualTo(pool.policy().toJson().replace(TenantTag.VARIABLE, "acme"))
                .contains("\"sagemaker:TargetModel\":\"acme.tar.gz\"");
        assertThat(bridge.policyFor("acme").toJson()).isEqualTo(bridge.policy().toJson().replace(TenantTag.VARIABLE, "acme"))
                .contains("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/acme\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "acme*", "acm?", "${aws:PrincipalTag/TenantID}"})
    void a_name_that_a_policy_would_read_as_more_than_itself_is_refused(String tenant) {
        var arns = new Arns("aws", "eu-west-1", "111122223333");

        assertThatIllegalArgumentException().isThrownBy(() -> new PoolInvokePolicy(arns.endpoint("pool--main")).policyFor(tenant));
        assertThatIllegalArgumentException().isThrownBy(() -> new BridgeInvokePolicy(arns).policyFor(tenant));
    }

    @ParameterizedTest
    @CsvSource({"aws, ap-southeast-7", "aws-us-gov, us-gov-west-1", "aws-iso-b, us-isob-east-1", "aws-eusc, eusc-de-east-1"})
    void a_session_policy_for_the_longest_names_is_within_what_sts_takes(String partition, String region) {
        var longest = "a".repeat(TenantId.MAX_LENGTH);
        var arns = Arns.besides("arn:%s:iam::111122223333:role/path/pool-wide".formatted(partition), region);

        assertThat(arns).isEqualTo(new Arns(partition, region, "111122223333"));
        assertThat(new PoolInvokePolicy(arns.endpoint("p".repeat(LONGEST_ENDPOINT_NAME))).policyFor(longest).toJson())
                .hasSizeLessThanOrEqualTo(LONGEST_SESSION_POLICY);
        assertThat(new BridgeInvokePolicy(arns).policyFor(longest).toJson()).hasSizeLessThanOrEqualTo(LONGEST_SESSION_POLICY);
    }
}
