package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeastPrivilegeTest {

    private final CommittedTemplate template = CommittedTemplate.read();

    @Test
    void no_policy_allows_an_action_by_pattern() {
        assertThat(template.grants()).flatExtracting(Grant::actions).noneMatch(action -> action.contains("*"));
    }

    @Test
    void only_actions_without_resources_are_allowed_on_all() {
        assertThat(template.grants()).filteredOn(grant -> grant.resources().contains("*"))
                .flatExtracting(Grant::actions)
                .allMatch(action -> action.matches("ecr:GetAuthorizationToken|logs:.*(Deliver|Polic|LogGroups).*"));
    }

    @Test
    void no_policy_names_a_resource_by_service_alone_but_to_look_or_where_tags_say_which_are_meant() {
        assertThat(template.grants()).filteredOn(grant -> !onlyLooks(grant) && !isForTaggedOnly(grant))
                .flatExtracting(Grant::resources)
                .filteredOn(resource -> !resource.equals("*"))
                .noneMatch(resource -> resource.matches(".*(:\\*|(endpoint|model|endpoint-config|role|function)/\\*)")
                        && !resource.matches(".*:(execution:\\$\\{AWS::StackName}|log-group:.*):\\*"));
    }

    private static boolean onlyLooks(Grant grant) {
        return grant.actions().stream().allMatch(action -> action.matches("sagemaker:(Describe(Endpoint|EndpointConfig|Model)|ListTags)"));
    }

    private static boolean isForTaggedOnly(Grant grant) {
        return Stream.of("aws:RequestTag/", "aws:ResourceTag/").anyMatch(kind ->
                "${AWS::StackName}".equals(condition(grant, "StringEquals").get(kind + "tenant-onboarding-stack"))
                        && "?*".equals(condition(grant, "StringLike").get(kind + "TenantID")));
    }

    private static Map<String, Object> condition(Grant grant, String operator) {
        var conditions = object(grant.statement().getOrDefault("Condition", Map.of()));
        return object(conditions.getOrDefault(operator, Map.of()));
    }

    @Test
    void a_role_is_passed_only_to_sage_maker_and_only_a_containers_by_the_function_that_creates_endpoints() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().contains("iam:PassRole")).singleElement()
                .satisfies(grant -> {
                    assertThat(grant.bearer()).isEqualTo("EnsureEndpointRole");
                    assertThat(grant.actions()).containsExactly("iam:PassRole");
                    assertThat(grant.resources()).containsExactly("${PoolExecutionRole.Arn}", "${BridgeExecutionRole.Arn}");
                    assertThat(grant.statement().get("Condition"))
                            .isEqualTo(Map.of("StringEquals", Map.of("iam:PassedToService", "sagemaker.amazonaws.com")));
                });
    }

    @Test
    void what_is_made_for_a_bridge_tenant_says_so_from_the_start() {
        assertThat(statement("EnsureEndpointRole", "MakeTenantEndpoints")).satisfies(grant -> {
            assertThat(grant.actions()).containsExactlyInAnyOrder(
                    "sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel");
            assertThat(grant.statement().get("Condition")).isEqualTo(Map.of(
                    "StringEquals", Map.of("aws:RequestTag/tenant-onboarding-stack", "${AWS::StackName}",
                            "aws:RequestTag/IsolationModel", "bridge"),
                    "StringLike", Map.of("aws:RequestTag/TenantID", "?*")));
        });
    }

    @Test
    void only_endpoints_that_bear_the_stacks_tag_and_a_tenants_are_removed_and_the_pools_own() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().stream().anyMatch(action -> action.startsWith("sagemaker:Delete")))
                .extracting(grant -> grant.bearer() + " " + grant.statement().get("Sid"))
                .containsExactlyInAnyOrder("EnsureEndpointRole KeepPoolEndpoint", "EnsureEndpointRole ReplaceTenantEndpoints");
        assertThat(statement("EnsureEndpointRole", "ReplaceTenantEndpoints").statement().get("Condition")).isEqualTo(Map.of(
                "StringEquals", Map.of("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}"),
                "StringLike", Map.of("aws:ResourceTag/TenantID", "?*")));
    }

    @Test
    void tags_are_added_where_a_resource_is_made_and_later_only_those_that_do_not_say_whose_it_is() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().contains("sagemaker:AddTags"))
                .extracting(grant -> grant.bearer() + " " + grant.statement().get("Sid"))
                .containsExactlyInAnyOrder("EnsureEndpointRole KeepPoolEndpoint", "EnsureEndpointRole MakeTenantEndpoints",
                        "TagResourcesRole TagTenantEndpoints");
        assertThat(statement("EnsureEndpointRole", "KeepPoolEndpoint").resources())
                .extracting(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .containsExactly("endpoint/pool--main", "endpoint-config/pool--main-*", "model/pool--main-*");
        assertThat(statement("TagResourcesRole", "TagTenantEndpoints").statement().get("Condition")).isEqualTo(Map.of(
                "StringEquals", Map.of("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}"),
                "StringLike", Map.of("aws:ResourceTag/TenantID", "?*"),
                "ForAllValues:StringEquals", Map.of("aws:TagKeys", List.of("CostCenter", "IsolationModel", "onboarding-execution"))));
    }

    private Grant statement(String bearer, String sid) {
        return template.grants().stream()
                .filter(grant -> grant.bearer().equals(bearer) && sid.equals(grant.statement().get("Sid")))
                .findFirst().orElseThrow();
    }

    @Test
    void no_one_may_change_iam() {
        assertThat(template.grants()).flatExtracting(Grant::actions)
                .filteredOn(action -> action.startsWith("iam:")).containsOnly("iam:PassRole");
    }

    @Test
    void the_state_machine_may_run_its_tasks_and_no_other_function() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().contains("lambda:InvokeFunction")).singleElement()
                .satisfies(grant -> {
                    assertThat(grant.bearer()).isEqualTo("OnboardingRole");
                    assertThat(grant.resources()).containsExactlyInAnyOrderElementsOf(
                            Stream.of("ClaimTenant", "UploadModel", "EnsureEndpoint", "TagResources", "IsolationSmokeTest",
                                    "ActivateTenant").map(id -> "${" + id + ".Arn}").toList());
                });
    }

    @Test
    void each_function_has_a_role_and_a_log_group_of_its_own_and_writes_no_other() {
        for (var id : template.idsOf("AWS::Lambda::Function")) {
            var function = template.properties(id);
            assertThat(function.get("Role")).isEqualTo("${" + id + "Role.Arn}");
            assertThat(function.get("LoggingConfig")).isEqualTo(Map.of("LogGroup", "${" + id + "Logs}"));
            assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals(id + "Role")
                            && grant.actions().contains("logs:PutLogEvents"))
                    .extracting(Grant::resources).containsExactly(List.of("${" + id + "Logs.Arn}"));
        }
    }

    @Test
    void no_role_trusts_an_account_or_everybody() {
        for (var role : template.idsOf("AWS::IAM::Role")) {
            var trust = object(list(object(template.properties(role).get("AssumeRolePolicyDocument")).get("Statement")).getFirst());
            object(trust.get("Principal")).forEach((type, ids) -> assertThat(
                    ids instanceof List<?> many ? many : List.of(ids)).as(role).allMatch(id -> type.equals("Service")
                    ? id.toString().endsWith(".amazonaws.com")
                    : id.toString().matches("\\$\\{[A-Za-z]+Role\\.Arn}")));
        }
    }

    @Test
    void each_bucket_is_private_encrypted_kept_and_over_tls_only() {
        assertThat(template.idsOf("AWS::S3::Bucket")).hasSize(3).allSatisfy(id -> {
            assertThat(object(template.properties(id).get("PublicAccessBlockConfiguration")).values())
                    .hasSize(4).containsOnly(true);
            assertThat(template.properties(id)).containsKey("BucketEncryption");
            assertThat(template.resource(id))
                    .containsEntry("DeletionPolicy", "Retain").containsEntry("UpdateReplacePolicy", "Retain");
            assertThat(object(template.properties(id + "Policy").get("PolicyDocument")).get("Statement")).isEqualTo(List.of(Map.of(
                    "Sid", "TlsOnly", "Effect", "Deny", "Principal", Map.of("AWS", "*"), "Action", "s3:*",
                    "Resource", List.of("${" + id + ".Arn}", "${" + id + ".Arn}/*"),
                    "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))));
        });
    }

    @Test
    void logs_are_forgotten_after_a_while() {
        assertThat(template.idsOf("AWS::Logs::LogGroup")).allSatisfy(id ->
                assertThat(template.properties(id)).containsEntry("RetentionInDays", 30));
    }
}
