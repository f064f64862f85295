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
    void no_policy_names_a_resource_by_service_alone() {
        assertThat(template.grants()).flatExtracting(Grant::resources)
                .filteredOn(resource -> !resource.equals("*"))
                .noneMatch(resource -> resource.matches(".*(:\\*|(endpoint|model|endpoint-config|role|function)/\\*)")
                        && !resource.matches(".*:(execution:\\$\\{AWS::StackName}|log-group:.*):\\*"));
    }

    @Test
    void a_role_is_passed_only_to_sage_maker_and_only_the_pools_container_role_by_the_function_that_creates_the_endpoint() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().contains("iam:PassRole")).singleElement()
                .satisfies(grant -> {
                    assertThat(grant.bearer()).isEqualTo("EnsureEndpointRole");
                    assertThat(grant.actions()).containsExactly("iam:PassRole");
                    assertThat(grant.resources()).containsExactly("${PoolExecutionRole.Arn}");
                    assertThat(grant.statement().get("Condition"))
                            .isEqualTo(Map.of("StringEquals", Map.of("iam:PassedToService", "sagemaker.amazonaws.com")));
                });
    }

    @Test
    void only_the_function_that_creates_may_tag_and_only_what_it_creates() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().contains("sagemaker:AddTags")).singleElement()
                .satisfies(grant -> {
                    assertThat(grant.bearer()).isEqualTo("EnsureEndpointRole");
                    assertThat(grant.actions()).contains("sagemaker:CreateEndpoint");
                    assertThat(grant.resources()).extracting(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                            .containsExactly("endpoint/pool--main", "endpoint-config/pool--main-*", "model/pool--main-*");
                });
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
