package dev.tenantonboarding.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

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
}
