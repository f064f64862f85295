package dev.tenantonboarding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

class InvokeSessionsTest {
    private static final String POOL_ROLE = "arn:aws-us-gov:iam::111122223333:role/pool";
    private static final String BRIDGE_ROLE = "arn:aws-us-gov:iam::111122223333:role/bridge";
    private static final Arns ARNS = new Arns("aws-us-gov", "us-gov-west-1", "111122223333");

    private final FakeSts sts = new FakeSts();

    @AfterEach
    void stop() {
        sts.close();
    }

    private Map<String, String> variables(String variant) {
        return new HashMap<>(Map.of(
                "AWS_REGION", "us-gov-west-1", "AWS_ENDPOINT_URL", sts.url(), "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret",
                "POOL_INVOKE_ROLE_ARN", POOL_ROLE, "BRIDGE_INVOKE_ROLE_ARN", BRIDGE_ROLE, "POOL_ENDPOINT_NAME", "pool--main",
                "TENANT_SESSION", variant));
    }

    private static InvokeSessions sessions(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        AwsClients aws = new AwsClients(environment, Duration.ofSeconds(5));
        return InvokeSessions.of(environment, aws.build(StsClient.builder(), 1, Duration.ofSeconds(5)));
    }

    private static void enter(RoleSessions role, String tenant) {
        new TenantSessions(role, Clock.systemUTC()).of(new TenantId(tenant));
    }

    @Test
    void by_tag_a_session_names_its_tenant_and_carries_no_policy() {
        InvokeSessions sessions = sessions(variables("tag"));
        enter(sessions.pool(), "acme");
        enter(sessions.bridge(), "globex");

        assertThat(sts.requests().getFirst())
                .containsEntry("RoleArn", POOL_ROLE).containsEntry("Tags.member.1.Value", "acme").doesNotContainKey("Policy");
        assertThat(sts.requests().getLast())
                .containsEntry("RoleArn", BRIDGE_ROLE).containsEntry("Tags.member.1.Value", "globex").doesNotContainKey("Policy");
    }

    @Test
    void by_policy_a_session_is_tagged_and_also_narrowed_to_what_the_other_variants_role_allows_its_tenant() {
        InvokeSessions sessions = sessions(variables("policy"));
        enter(sessions.pool(), "acme");
        enter(sessions.bridge(), "globex");

        assertThat(sts.requests().getFirst())
                .containsEntry("RoleArn", POOL_ROLE)
                .containsEntry("Tags.member.1.Key", "TenantID")
                .containsEntry("Tags.member.1.Value", "acme")
                .containsEntry("Policy", new PoolInvokePolicy(ARNS.endpoint("pool--main")).policyFor("acme").toJson());
        assertThat(sts.requests().getLast())
                .containsEntry("RoleArn", BRIDGE_ROLE)
                .containsEntry("Tags.member.1.Key", "TenantID")
                .containsEntry("Tags.member.1.Value", "globex")
                .containsEntry("Policy", new BridgeInvokePolicy(ARNS).policyFor("globex").toJson());
    }

    @Test
    void by_policy_one_tenants_session_is_never_narrowed_to_another() {
        InvokeSessions sessions = sessions(variables("policy"));
        TenantSessions pool = new TenantSessions(sessions.pool(), Clock.systemUTC());
        for (String tenant : new String[] {"acme", "globex", "acme"}) {
            pool.of(new TenantId(tenant));
        }

        assertThat(sts.requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.get("Policy")).contains("\"" + request.get("RoleSessionName") + ".tar.gz\""));
    }

    @Test
    void an_unknown_variant_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> sessions(variables("none")))
                .isInstanceOf(InvalidEnvironment.class).hasMessage("environment variable TENANT_SESSION must be tag or policy");
    }

    @Test
    void a_variant_is_never_assumed() {
        assertThatThrownBy(() -> sessions(variables("")))
                .isInstanceOf(InvalidEnvironment.class).hasMessage("environment variable TENANT_SESSION must be set");
    }

    @Test
    void by_policy_the_pools_endpoint_must_be_known() {
        Map<String, String> variables = variables("policy");
        variables.remove("POOL_ENDPOINT_NAME");

        assertThatThrownBy(() -> sessions(variables)).isInstanceOf(InvalidEnvironment.class).hasMessageContaining("POOL_ENDPOINT_NAME");
    }
}
