package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.BridgeInvokePolicy;
import dev.tenantonboarding.tenancy.policy.BridgeWidePolicy;
import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.PoolInvokePolicy;
import dev.tenantonboarding.tenancy.policy.PoolWidePolicy;
import dev.tenantonboarding.tenancy.policy.QuarantinePolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The wall between tenants, in each combination of the platform's variants. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#platforms")
class TenantBoundaryTest {

    private static final Arns HERE = new Arns("${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}");
    private static final String ENDPOINT = "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/";

    @Parameter
    private CommittedTemplate template;

    private boolean narrowedByTag() {
        return template.is("TenantSessionTag");
    }

    /** The invoke roles in force, without "Role". */
    private List<String> invokeRoles() {
        return narrowedByTag() ? List.of("PoolInvoke", "BridgeInvoke") : List.of("PoolWide", "BridgeWide");
    }

    private List<String> tenantRoles() {
        return Stream.concat(invokeRoles().stream(), Stream.of("ModelSourceRead")).toList();
    }

    /** Who opens a caller's session. */
    private String vendor() {
        return template.is("CredentialVendingFunction") ? "Inference" : "Authorizer";
    }

    @Test
    void by_tag_a_pool_session_invokes_the_pools_endpoint_for_the_model_named_after_its_tag_and_nothing_else() {
        assumeTrue(narrowedByTag());
        assertThat(policy("PoolInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnModel",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource", ENDPOINT + "pool--main",
                "Condition", Map.of("StringEquals", Map.of("sagemaker:TargetModel", "${aws:PrincipalTag/TenantID}.tar.gz"))))));
    }

    @Test
    void by_tag_a_bridge_session_invokes_the_endpoint_named_after_its_tag_and_nothing_else() {
        assumeTrue(narrowedByTag());
        assertThat(policy("BridgeInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnEndpoint",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource", ENDPOINT + "${aws:PrincipalTag/TenantID}"))));
    }

    @Test
    void to_be_narrowed_by_a_policy_a_pool_session_reaches_the_pools_endpoint_and_a_bridge_session_tenants_endpoints_at_most() {
        assumeFalse(narrowedByTag());
        assertThat(policy("PoolWidePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeAnyModel", "Effect", "Allow", "Action", "sagemaker:InvokeEndpoint",
                "Resource", ENDPOINT + "pool--main"))));
        assertThat(policy("BridgeWidePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(
                Map.of("Sid", "InvokeAnyEndpoint", "Effect", "Allow", "Action", "sagemaker:InvokeEndpoint",
                        "Resource", ENDPOINT + "*"),
                Map.of("Sid", "NeverThePlatforms", "Effect", "Deny", "Action", "sagemaker:InvokeEndpoint",
                        "Resource", ENDPOINT + "*--*"))));
    }

    @Test
    void only_the_roles_of_the_chosen_form_exist() {
        assertThat(template.idsOf("AWS::IAM::Role")).filteredOn(role -> role.matches("(Pool|Bridge)(Invoke|Wide)Role"))
                .containsExactlyInAnyOrderElementsOf(invokeRoles().stream().map(name -> name + "Role").toList());
        assertThat(template.outputs()).hasEntrySatisfying("PoolInvokeRoleArn", output ->
                assertThat(template.readable(output)).hasToString("{Value=${" + invokeRoles().getFirst() + "Role.Arn}}"));
    }

    @Test
    void the_templates_policies_are_the_same_values_that_code_reads() {
        if (narrowedByTag()) {
            assertSame("PoolInvokePolicy", new PoolInvokePolicy(HERE.endpoint("pool--main")).policy());
            assertSame("BridgeInvokePolicy", new BridgeInvokePolicy(HERE).policy());
        } else {
            assertSame("PoolWidePolicy", new PoolWidePolicy(HERE.endpoint("pool--main")).policy());
            assertSame("BridgeWidePolicy", new BridgeWidePolicy(HERE).policy());
        }
        invokeRoles().forEach(name -> assertSame(name + "Quarantine", QuarantinePolicy.ofNobody()));
    }

    @Test
    void an_invoke_role_is_opened_only_by_whoever_vends_sessions_smoke_test_and_quarantine_with_exactly_the_one_tag() {
        assertThat(invokeRoles()).allSatisfy(name ->
                assertThat(template.properties(name + "Role").get("AssumeRolePolicyDocument")).isEqualTo(
                        trust(List.of("${" + vendor() + "Role.Arn}", "${IsolationSmokeTestRole.Arn}", "${QuarantineRole.Arn}"))));
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

    @Test
    void a_tenants_role_has_one_policy_that_allows_anything_which_is_its_boundary_too() {
        assertThat(tenantRoles()).allSatisfy(name -> {
            var role = template.properties(name + "Role");
            assertThat(role.get("ManagedPolicyArns")).isEqualTo(List.of("${" + name + "Policy}"));
            assertThat(role.get("PermissionsBoundary")).isEqualTo("${" + name + "Policy}");
            assertThat(role).doesNotContainKey("Policies");
            assertThat(template.allowed()).noneMatch(grant -> grant.bearer().equals(name + "Role"));
        });
    }

    @Test
    void each_invoke_role_carries_the_inline_policy_that_quarantine_writes_anew_and_it_goes_with_the_stack() {
        assertThat(template.idsOf("AWS::IAM::Policy")).filteredOn(id -> template.properties(id).get("PolicyName").equals("Quarantine"))
                .extracting(id -> template.properties(id).get("Roles"))
                .containsExactlyInAnyOrderElementsOf(invokeRoles().stream().map(name -> List.of("${" + name + "Role}")).toList());
    }

    @Test
    void no_role_is_tagged_since_its_tag_would_count_in_sessions_without_one() {
        assertThat(template.idsOf("AWS::IAM::Role")).noneMatch(role -> template.properties(role).containsKey("Tags"));
    }

    @Test
    void nobody_but_the_two_invoke_policies_may_invoke_an_endpoint_and_none_of_its_other_actions_exists() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sagemaker:Invoke")))
                // What the boundary allows, silo tenants' roles must be allowed once more.
                .extracting(Grant::bearer).containsExactlyInAnyOrderElementsOf(
                        Stream.concat(invokeRoles().stream().map(name -> name + "Policy"), Stream.of("SiloBoundary")).toList());
        assertThat(template.allowed()).flatExtracting(Grant::actions)
                .doesNotContain("sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream");
    }

    @Test
    void each_function_opens_only_the_tenant_sessions_that_it_needs() {
        var both = invokeRoles().stream().map(name -> "${" + name + "Role.Arn}").toList();
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sts:")))
                .extracting(grant -> grant.bearer() + " " + grant.actions() + " " + grant.resources())
                .containsExactlyInAnyOrder(
                        vendor() + "Role [sts:AssumeRole, sts:TagSession] " + both,
                        "IsolationSmokeTestRole [sts:AssumeRole, sts:TagSession] " + both,
                        "QuarantineRole [sts:AssumeRole, sts:TagSession] " + both,
                        "UploadModelRole [sts:AssumeRole, sts:TagSession] [${ModelSourceReadRole.Arn}]");
    }

    @Test
    void whoever_answers_callers_may_log_and_do_nothing_else_but_open_sessions_if_it_vends_them() {
        assertThat(template.idsOf("AWS::Lambda::Function")).contains("Inference", vendor());
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().matches("(Inference|Authorizer)Role"))
                .extracting(grant -> grant.bearer() + " " + grant.actions())
                .containsExactlyInAnyOrderElementsOf(Stream.of("Inference", vendor()).distinct().flatMap(function -> Stream.concat(
                        Stream.of(function + "Role [logs:CreateLogStream, logs:PutLogEvents]"),
                        Stream.of(function + "Role [sts:AssumeRole, sts:TagSession]").filter(_ -> function.equals(vendor())))).toList());
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
