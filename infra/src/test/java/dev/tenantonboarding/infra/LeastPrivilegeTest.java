package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the platform in each combination of its variants. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#platforms")
class LeastPrivilegeTest {

    private static final String QUARANTINE = "[${AWS::StackName}-quarantine]";

    @Parameter
    private CommittedTemplate template;

    @Test
    void no_policy_allows_an_action_by_pattern() {
        assertThat(template.allowed()).flatExtracting(Grant::actions).noneMatch(action -> action.contains("*"));
    }

    @Test
    void only_actions_without_resources_are_allowed_on_all() {
        assertThat(template.allowed()).filteredOn(grant -> grant.resources().contains("*"))
                .flatExtracting(Grant::actions)
                .allMatch(action -> action.matches("ecr:GetAuthorizationToken|logs:.*(Deliver|Polic|LogGroups).*|sagemaker:List(Endpoints|EndpointConfigs|Models)|cloudformation:ListStacks"));
    }

    @Test
    void no_policy_names_a_resource_by_service_alone_but_to_look_or_where_tags_say_which_are_meant() {
        assertThat(template.allowed()).filteredOn(grant -> !onlyLooks(grant) && !isForTaggedOnly(grant))
                // Narrowed by each session's policy, and bounded to tenants' endpoints by a Deny.
                .filteredOn(grant -> !grant.bearer().equals("BridgeWidePolicy"))
                .flatExtracting(Grant::resources)
                .filteredOn(resource -> !resource.equals("*"))
                .noneMatch(resource -> resource.matches(".*(:\\*|(endpoint|model|endpoint-config|role|function)/\\*)")
                        && !resource.matches(".*:(execution:\\$\\{AWS::StackName}(-offboarding|-isolation-audit(/\\*)?)?|log-group:.*):\\*"));
    }

    private static boolean onlyLooks(Grant grant) {
        return grant.actions().stream().allMatch(action -> action.matches(
                "sagemaker:(Describe(Endpoint|EndpointConfig|Model)|ListTags)|apigateway:GET"));
    }

    private static boolean isForTaggedOnly(Grant grant) {
        return Stream.of("aws:RequestTag/", "aws:ResourceTag/").anyMatch(kind ->
                "${AWS::StackName}".equals(grant.condition("StringEquals").get(kind + "tenant-onboarding-stack"))
                        && "?*".equals(grant.condition("StringLike").get(kind + "TenantID")));
    }

    @Test
    void a_role_is_passed_only_to_the_service_that_it_is_for_by_whoever_makes_what_needs_it() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().contains("iam:PassRole")).allSatisfy(grant -> {
            assertThat(grant.actions()).containsExactly("iam:PassRole");
            assertThat(grant.statement()).extractingByKey("Condition").asString()
                    .matches("\\{StringEquals=\\{iam:PassedToService=(sagemaker|lambda|cloudformation)\\.amazonaws\\.com}}");
        }).extracting(grant -> grant.bearer() + " " + grant.condition("StringEquals").get("iam:PassedToService") + " "
                + grant.resources().stream().map(arn -> arn.replaceAll(".*role/", "")).toList()).containsExactlyInAnyOrder(
                "EnsureEndpointRole sagemaker.amazonaws.com [${PoolExecutionRole.Arn}, ${BridgeExecutionRole.Arn}]",
                "EnsureSiloStackRole cloudformation.amazonaws.com [${SiloStackRole.Arn}]",
                "RemoveResourcesRole cloudformation.amazonaws.com [${SiloStackRole.Arn}]",
                "SiloStackFunctions lambda.amazonaws.com [tenant--*--function]",
                "SiloStackFunctions sagemaker.amazonaws.com [tenant--*--container]");
    }

    @Test
    void what_is_made_for_a_bridge_tenant_says_so_from_the_start() {
        var make = template.grant("EnsureEndpointRole", "MakeTenantEndpoints");
        assertThat(make.actions()).containsExactlyInAnyOrder(
                "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel");
        assertThat(make.statement().get("Condition")).isEqualTo(Map.of(
                "StringEquals", Map.of("aws:RequestTag/tenant-onboarding-stack", "${AWS::StackName}",
                        "aws:RequestTag/IsolationModel", "bridge"),
                "StringLike", Map.of("aws:RequestTag/TenantID", "?*")));
    }

    @Test
    void only_endpoints_that_bear_the_stacks_tag_and_a_tenants_are_removed_and_the_pools_own() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(action -> action.startsWith("sagemaker:Delete")))
                .filteredOn(grant -> !grant.bearer().startsWith("SiloStack"))
                .extracting(grant -> grant.bearer() + " " + grant.statement().get("Sid"))
                .containsExactlyInAnyOrder("EnsureEndpointRole KeepPoolEndpoint", "EnsureEndpointRole ReplaceTenantEndpoints",
                        "EnsureEndpointRole RollPoolEndpoint", "SweepRole RollPoolEndpoint", "RemoveResourcesRole RemoveTenantEndpoints");
        assertThat(template.grant("EnsureEndpointRole", "ReplaceTenantEndpoints").statement().get("Condition")).isEqualTo(Map.of(
                "StringEquals", Map.of("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}"),
                "StringLike", Map.of("aws:ResourceTag/TenantID", "?*")));
    }

    @Test
    void tags_are_added_while_a_resource_is_made_and_later_only_those_that_do_not_say_whose_it_is() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().contains("sagemaker:AddTags")).allSatisfy(grant -> {
            assertThat(grant.actions()).containsExactly("sagemaker:AddTags");
            assertThat(isForNewOnly(grant) || isForTracing(grant)).as("%s", grant).isTrue();
        }).extracting(grant -> grant.bearer() + " " + grant.statement().get("Sid")).containsExactlyInAnyOrder(
                "EnsureEndpointRole TagNewPoolEndpoint", "EnsureEndpointRole TagNewTenantEndpoints", "TagResourcesRole TagTenantEndpoints",
                "SweepRole TagNewPoolConfigurations",
                "SiloStackEndpoints TagNewEndpoints", "SiloStackEndpoints TagEndpoints");
        assertThat(template.grant("EnsureEndpointRole", "TagNewPoolEndpoint").resources())
                .extracting(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .containsExactly("endpoint/pool--main", "endpoint-config/pool--main-*", "model/pool--main-*");
    }

    private static boolean isForNewOnly(Grant grant) {
        return Map.of("sagemaker:TaggingAction", "false").equals(grant.condition("Null"));
    }

    static boolean isForTracing(Grant grant) {
        return isForTaggedOnly(grant) && Map.of("aws:TagKeys", List.of("CostCenter", "IsolationModel", "onboarding-execution"))
                .equals(grant.condition("ForAllValues:StringEquals"));
    }

    @Test
    void iam_is_changed_only_by_cloud_formation_for_silo_stacks_and_by_quarantine() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream()
                        .anyMatch(action -> action.startsWith("iam:") && !action.matches("iam:(PassRole|Get.*|List.*|Simulate.*)")))
                .extracting(Grant::bearer).containsOnly("SiloStackFunctions", "QuarantineRole");
    }

    @Test
    void quarantine_may_write_inline_policies_on_the_invoke_roles_in_force_while_their_boundary_holds() {
        var form = template.is("TenantSessionPolicy") ? "Wide" : "Invoke";
        assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals("QuarantineRole")
                        && grant.actions().stream().anyMatch(action -> action.startsWith("iam:")))
                .extracting(grant -> grant.actions() + " " + grant.resources() + " " + grant.statement().get("Condition"))
                .containsExactlyInAnyOrder(
                        "[iam:PutRolePolicy] [${Pool%1$sRole.Arn}] {StringEquals={iam:PermissionsBoundary=${Pool%1$sPolicy}}}".formatted(form),
                        "[iam:PutRolePolicy] [${Bridge%1$sRole.Arn}] {StringEquals={iam:PermissionsBoundary=${Bridge%1$sPolicy}}}"
                                .formatted(form));
    }

    @Test
    void functions_are_called_by_the_state_machine_for_its_tasks_and_by_those_that_prove_or_stop_silo_tenants() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().contains("lambda:InvokeFunction"))
                .extracting(grant -> grant.bearer() + " " + grant.resources().stream().sorted()
                        .map(arn -> arn.replaceAll(".*:function:", "")).toList())
                .containsExactlyInAnyOrder("OnboardingRole " + tasks("Onboarding"), "OffboardingRole " + tasks("Offboarding"),
                        "IsolationAuditRole " + tasks("IsolationAudit"),
                        "AuditTenantRole [${AWS::StackName}-isolation-smoke-test, ${AWS::StackName}-quarantine]",
                        "EnsureEndpointRole " + QUARANTINE, "CutAccessRole " + QUARANTINE, "VerifyRemovalRole " + QUARANTINE, "RecordOffboardedRole " + QUARANTINE,
                        "SweepRole " + QUARANTINE,
                        "IsolationSmokeTestRole [${AWS::StackName}-quarantine, tenant--*--inference]",
                        "EnsureSiloStackRole [${AWS::StackName}-quarantine]",
                        "QuarantineRole [tenant--*--inference]");
    }

    private List<String> tasks(String machine) {
        return object(template.properties(machine).get("DefinitionSubstitutions")).values().stream()
                .map(Object::toString).filter(value -> value.endsWith(".Arn}")).sorted().toList();
    }

    @Test
    void executions_are_stopped_only_by_the_machine_that_started_them_and_onboardings_by_a_deletion() {
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().contains("states:StopExecution"))
                .extracting(grant -> grant.bearer() + " " + grant.resources().stream().map(arn -> arn.replaceAll(".*:execution:", "")).toList())
                .containsExactlyInAnyOrder("ClaimDeletionRole [${AWS::StackName}:*]", "IsolationAuditRole [${AWS::StackName}-isolation-audit:*]");
    }

    @Test
    void what_is_removed_is_tagged_as_a_tenants_of_this_stack() {
        assertThat(template.grant("RemoveResourcesRole", "RemoveTenantEndpoints").statement().get("Condition")).isEqualTo(Map.of(
                "StringEquals", Map.of("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}"),
                "StringLike", Map.of("aws:ResourceTag/TenantID", "?*")));
        assertThat(object(template.grant("RemoveResourcesRole", "RemoveStacks").statement().get("Condition")).get("StringEquals"))
                .isEqualTo(Map.of("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}",
                        "cloudformation:RoleArn", "${SiloStackRole.Arn}"));
    }

    @Test
    void each_function_has_a_role_and_a_log_group_of_its_own_and_writes_no_other() {
        for (var id : template.idsOf("AWS::Lambda::Function")) {
            var function = template.properties(id);
            assertThat(function.get("Role")).isEqualTo("${" + id + "Role.Arn}");
            assertThat(function.get("LoggingConfig")).isEqualTo(Map.of("LogGroup", "${" + id + "Logs}"));
            assertThat(template.allowed()).filteredOn(grant -> grant.bearer().equals(id + "Role")
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
