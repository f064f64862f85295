package dev.tenantonboarding.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.SiloBoundary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who makes silo tenants' stacks and what they can become, in each combination of the platform's variants. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#platforms")
class SiloStackRoleTest {

    private static final int MANAGED_POLICY_CHARACTERS = 6_144;

    @Parameter
    private CommittedTemplate template;

    private List<Grant> siloStackRole() {
        return template.allowed().stream().filter(grant -> List.of("SiloStackFunctions", "SiloStackEndpoints").contains(grant.bearer())).toList();
    }

    @Test
    void the_role_is_cloud_formations_and_has_two_policies_and_a_limit() {
        var role = template.properties("SiloStackRole");
        assertThat(role.get("AssumeRolePolicyDocument").toString()).contains("cloudformation.amazonaws.com");
        assertThat(role.get("ManagedPolicyArns")).isEqualTo(List.of("${SiloStackFunctions}", "${SiloStackEndpoints}"));
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("SiloStackRole")).noneMatch(Grant::allows).hasSize(1);
    }

    @Test
    void its_policies_fit_what_iam_takes_with_long_names() {
        assertThat(Stream.of("SiloStackFunctions", "SiloStackEndpoints", "SiloBoundary")).allSatisfy(id ->
                assertThat(template.properties(id).get("PolicyDocument").toString().length()).isLessThan(MANAGED_POLICY_CHARACTERS));
    }

    @Test
    void a_role_is_made_only_within_the_boundary_and_for_the_tenant_that_its_name_says() {
        var make = template.grant("SiloStackFunctions", "MakeRoles");
        assertThat(make.actions()).containsExactly("iam:CreateRole");
        assertThat(make.resources()).extracting(arn -> arn.replaceAll(".*:role/", "")).containsExactly(
                "tenant--${aws:RequestTag/TenantID}--function", "tenant--${aws:RequestTag/TenantID}--container");
        assertThat(make.condition("StringEquals")).isEqualTo(Map.of("iam:PermissionsBoundary", "${SiloBoundary}",
                "aws:RequestTag/tenant-onboarding-stack", "${AWS::StackName}", "aws:RequestTag/IsolationModel", "silo"));
        assertThat(siloStackRole()).filteredOn(grant -> grant.actions().contains("iam:CreateRole")).hasSize(1);
    }

    @Test
    void inline_policies_are_written_only_into_roles_that_have_the_boundary() {
        assertThat(siloStackRole()).filteredOn(grant -> grant.actions().contains("iam:PutRolePolicy")).singleElement()
                .satisfies(grant -> assertThat(grant.condition("StringEquals")).containsEntry("iam:PermissionsBoundary", "${SiloBoundary}"));
    }

    @Test
    void nobody_changes_a_boundary_a_managed_policy_or_what_is_attached_and_nobody_takes_a_tag_away() {
        assertThat(template.allowed()).flatExtracting(Grant::actions).doesNotContainAnyElementsOf(List.of(
                "iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary", "iam:CreatePolicy", "iam:CreatePolicyVersion",
                "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy", "iam:AttachRolePolicy",
                "iam:DetachRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:UntagRole", "iam:CreateUser", "iam:PutUserPolicy"));
    }

    @Test
    void what_it_makes_bears_the_name_of_the_tenant_that_its_tags_say() {
        assertThat(siloStackRole()).filteredOn(grant -> grant.condition("StringLike").containsKey("aws:RequestTag/TenantID"))
                .filteredOn(grant -> !grant.statement().get("Sid").equals("MakeApis"))
                .flatExtracting(Grant::resources).isNotEmpty().allMatch(arn -> arn.contains("--${aws:RequestTag/TenantID}"));
    }

    @Test
    void what_is_there_it_changes_only_where_tags_say_that_it_is_a_tenants_of_this_stack() {
        assertThat(siloStackRole())
                .filteredOn(grant -> grant.actions().stream().anyMatch(action -> action.matches(
                        "(iam|lambda|sagemaker):(Put|Update|Delete|Add|Remove).*") && !action.equals("sagemaker:AddTags")))
                .allSatisfy(grant -> {
                    assertThat(grant.condition("StringEquals"))
                            .containsEntry("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}");
                    assertThat(grant.resources()).allMatch(arn -> arn.contains("--${aws:ResourceTag/TenantID}"));
                });
    }

    @Test
    void tags_that_say_whose_something_is_are_set_only_when_it_is_made() {
        assertThat(siloStackRole()).filteredOn(grant -> grant.condition("StringLike").containsKey("aws:ResourceTag/TenantID")
                        && grant.actions().stream().anyMatch(action -> action.matches(".*:(Tag.*|AddTags)")))
                .hasSize(3).allMatch(LeastPrivilegeTest::isForTracing);
    }

    @Test
    void a_revision_is_exactly_eight_characters_so_that_no_tenant_has_what_a_longer_named_one_has() {
        assertThat(siloStackRole()).flatExtracting(Grant::resources).filteredOn(arn -> arn.matches(".*:(model|endpoint-config)/.*"))
                .isNotEmpty().allMatch(arn -> arn.endsWith("-????????"));
    }

    @Test
    void the_platforms_own_api_gets_tenants_routes_and_stays_otherwise_as_it_is() {
        var limit = template.grant("SiloStackRole", "LeaveThePlatformsApi");
        assertThat(limit.statement().get("Effect")).isEqualTo("Deny");
        assertThat(limit.resources()).extracting(arn -> arn.substring(arn.indexOf("/apis/"))).containsExactly(
                "/apis/${Api}", "/apis/${Api}/authorizers", "/apis/${Api}/authorizers/*", "/apis/${Api}/stages", "/apis/${Api}/stages/*",
                "/apis/${Api}/routes/${InvocationsRoute}", "/apis/${Api}/integrations/${InvocationsIntegration}");
    }

    @Test
    void stacks_are_ordered_from_the_one_template_and_as_the_one_role_for_the_tenant_in_their_name() {
        var pinned = Map.of("cloudformation:RoleArn", "${SiloStackRole.Arn}", "cloudformation:TemplateUrl",
                "https://${CodeBucket}.s3.${AWS::Region}.${AWS::URLSuffix}/${SiloTemplateKey}");
        assertThat(Stream.of("MakeStacks", "UpdateStacks")).allSatisfy(sid -> {
            var grant = template.grant("EnsureSiloStackRole", sid);
            assertThat(grant.condition("StringEquals")).containsAllEntriesOf(pinned)
                    .containsEntry("aws:RequestTag/tenant-onboarding-stack", "${AWS::StackName}");
            assertThat(grant.resources()).singleElement().asString().endsWith(":stack/tenant--${aws:RequestTag/TenantID}/*");
        });
        assertThat(Stream.of("UpdateStacks", "RemoveStacks")).allSatisfy(sid ->
                assertThat(template.grant("EnsureSiloStackRole", sid).condition("StringEquals"))
                        .containsEntry("aws:ResourceTag/tenant-onboarding-stack", "${AWS::StackName}")
                        .containsEntry("cloudformation:RoleArn", "${SiloStackRole.Arn}"));
        assertThat(template.allowed()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("cloudformation:")))
                .extracting(Grant::bearer).containsOnly("EnsureSiloStackRole", "AwaitStackRole", "RemoveResourcesRole", "VerifyRemovalRole", "ReportAuditRole");
    }

    @Test
    void the_function_that_orders_stacks_knows_the_shared_api_only_where_tenants_share_it() {
        var environment = CommittedTemplate.object(CommittedTemplate.object(
                template.properties("EnsureSiloStack").get("Environment")).get("Variables"));
        var shared = !template.is("SiloGatewayOwn");
        assertThat(Stream.of("SHARED_API_ID", "SHARED_API_URL", "SHARED_AUTHORIZER_ID").map(environment::get)).containsExactlyElementsOf(
                shared ? List.of("${Api}", "${Api.ApiEndpoint}", "${ApiAuthorizer}") : List.of("", "", ""));
        assertThat(environment).containsEntry("SILO_BOUNDARY_ARN", "${SiloBoundary}")
                .containsEntry("SILO_STACK_ROLE_ARN", "${SiloStackRole.Arn}");
    }

    @Test
    void the_boundary_is_the_value_that_code_reads() {
        var here = new Arns("${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}");
        var repository = template.grant("SiloBoundary", "PullImage").resources().getFirst();
        assertThat(template.properties("SiloBoundary").get("PolicyDocument"))
                .isEqualTo(new SiloBoundary(here, "${Models.Arn}", repository).policy().toMap());
    }
}
