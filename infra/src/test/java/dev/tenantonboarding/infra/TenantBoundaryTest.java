package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tenancy.policy.TenantSessionTrust;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantBoundaryTest {

    private static final Arns HERE = new Arns("${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}");

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void a_pool_session_invokes_the_pools_endpoint_for_the_model_named_after_its_tag_and_nothing_else() {
        assertThat(policy("PoolInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnModel",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource", "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/pool--main",
                "Condition", Map.of("StringEquals", Map.of("sagemaker:TargetModel", "${aws:PrincipalTag/TenantID}.tar.gz"))))));
    }

    @Test
    void a_bridge_session_invokes_the_endpoint_named_after_its_tag_and_nothing_else() {
        assertThat(policy("BridgeInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnEndpoint",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource",
                "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/${aws:PrincipalTag/TenantID}"))));
    }

    @Test
    void the_templates_policies_are_the_same_values_that_code_reads() {
        assertSame("PoolInvokePolicy", new PoolInvokePolicy(HERE.endpoint("pool--main")).policy());
        assertSame("BridgeInvokePolicy", new BridgeInvokePolicy(HERE).policy());
        var trust = new TenantSessionTrust(List.of("${InferenceRole.Arn}", "${IsolationSmokeTestRole.Arn}", "${QuarantineRole.Arn}")).policy();
        assertThat(template.properties("PoolInvokeRole").get("AssumeRolePolicyDocument")).isEqualTo(trust.toMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PoolInvokeRole", "BridgeInvokeRole"})
    void an_invoke_role_is_opened_only_by_inference_smoke_test_and_quarantine_with_exactly_the_one_tag(String role) {
        assertThat(template.properties(role).get("AssumeRolePolicyDocument"))
                .isEqualTo(trust(List.of("${InferenceRole.Arn}", "${IsolationSmokeTestRole.Arn}", "${QuarantineRole.Arn}")));
    }

    @Test
    void the_model_source_is_read_only_by_upload_model_in_a_session_of_one_tenant() {
        assertThat(template.properties("ModelSourceReadRole").get("AssumeRolePolicyDocument"))
                .isEqualTo(trust("${UploadModelRole.Arn}"));
        var grants = template.allowed().stream().filter(grant -> grant.bearer().equals("ModelSourceReadPolicy")).toList();
        assertThat(grants).extracting(Grant::actions).containsExactly(List.of("s3:GetObject"), List.of("s3:ListBucket"));
        assertThat(grants.getFirst().resources()).satisfiesExactly(
                own -> assertThat(own).endsWith("/${aws:PrincipalTag/TenantID}/*"),
                shared -> assertThat(shared).endsWith("/shared/*"));
        assertThat(grants.getLast().statement().get("Condition"))
                .isEqualTo(Map.of("StringLike", Map.of("s3:prefix", List.of("${aws:PrincipalTag/TenantID}/*", "shared/*"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PoolInvoke", "BridgeInvoke", "ModelSourceRead"})
    void a_tenants_role_has_one_policy_which_is_its_boundary_too(String name) {
        var role = template.properties(name + "Role");
        assertThat(role.get("ManagedPolicyArns")).isEqualTo(List.of("${" + name + "Policy}"));
        assertThat(role.get("PermissionsBoundary")).isEqualTo("${" + name + "Policy}");
        assertThat(role).doesNotContainKey("Policies");
        assertThat(template.allowed()).noneMatch(grant -> grant.bearer().equals(name + "Role"));
    }

    @Test
    void no_role_is_tagged_since_its_tag_would_count_in_sessions_without_one() {
        assertThat(template.idsOf("AWS::IAM::Role")).noneMatch(role -> template.properties(role).containsKey("Tags"));
    }

    @Test
    void nobody_but_the_two_invoke_policies_may_invoke_an_endpoint_and_none_of_its_other_actions_exists() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sagemaker:Invoke")))
                // What the boundary allows, silo tenants' roles must be allowed once more.
                .extracting(Grant::bearer).containsExactlyInAnyOrder("PoolInvokePolicy", "BridgeInvokePolicy", "SiloBoundary");
        assertThat(template.allowed()).flatExtracting(Grant::actions)
                .doesNotContain("sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream");
    }

    @Test
    void each_function_opens_only_the_tenant_sessions_that_it_needs() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sts:")))
                .extracting(grant -> grant.bearer() + " " + grant.actions() + " " + grant.resources())
                .containsExactlyInAnyOrder(
                        "InferenceRole [sts:AssumeRole, sts:TagSession] [${PoolInvokeRole.Arn}, ${BridgeInvokeRole.Arn}]",
                        "IsolationSmokeTestRole [sts:AssumeRole, sts:TagSession] [${PoolInvokeRole.Arn}, ${BridgeInvokeRole.Arn}]",
                        "QuarantineRole [sts:AssumeRole, sts:TagSession] [${PoolInvokeRole.Arn}, ${BridgeInvokeRole.Arn}]",
                        "UploadModelRole [sts:AssumeRole, sts:TagSession] [${ModelSourceReadRole.Arn}]");
    }

    @Test
    void the_inference_function_may_open_tenant_sessions_and_log_and_do_nothing_else() {
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals("InferenceRole"))
                .flatExtracting(Grant::actions)
                .containsExactlyInAnyOrder("logs:CreateLogStream", "logs:PutLogEvents", "sts:AssumeRole", "sts:TagSession");
    }

    @Test
    void each_containers_role_reads_the_artifacts_of_its_isolation_model_only() {
        assertThat(s3("PoolExecutionRole")).containsExactly(
                "[s3:GetObject] [${Models.Arn}/pool/*]", "[s3:ListBucket] [${Models.Arn}]");
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals("PoolExecutionRole")
                        && grant.actions().contains("s3:ListBucket"))
                .allSatisfy(grant -> assertThat(grant.statement().get("Condition"))
                        .isEqualTo(Map.of("StringLike", Map.of("s3:prefix", "pool/*"))));
        assertThat(s3("BridgeExecutionRole")).containsExactly("[s3:GetObject] [${Models.Arn}/bridge/*]");
    }

    private List<String> s3(String role) {
        return template.allowed().stream()
                .filter(grant -> grant.bearer().equals(role) && grant.actions().stream().anyMatch(a -> a.startsWith("s3:")))
                .map(grant -> grant.actions() + " " + grant.resources()).toList();
    }

    private void assertSame(String id, Policy policy) {
        assertThat(policy(id)).isEqualTo(policy.toMap());
    }

    private Object policy(String id) {
        return template.properties(id).get("PolicyDocument");
    }

    private static Map<String, Object> trust(Object roles) {
        return Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "OpenTenantSession",
                "Effect", "Allow",
                "Principal", Map.of("AWS", roles),
                "Action", List.of("sts:AssumeRole", "sts:TagSession"),
                "Condition", Map.of(
                        "StringLike", Map.of("aws:RequestTag/TenantID", "?*"),
                        "ForAllValues:StringEquals", Map.of("aws:TagKeys", "TenantID"),
                        "Null", Map.of("aws:TagKeys", "false")))));
    }
}
