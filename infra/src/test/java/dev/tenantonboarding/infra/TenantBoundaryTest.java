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
    void aPoolSessionInvokesThePoolsEndpointForTheModelNamedAfterItsTagAndNothingElse() {
        assertThat(policy("PoolInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnModel",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource", "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/pool--main",
                "Condition", Map.of("StringEquals", Map.of("sagemaker:TargetModel", "${aws:PrincipalTag/TenantID}.tar.gz"))))));
    }

    @Test
    void aBridgeSessionInvokesTheEndpointNamedAfterItsTagAndNothingElse() {
        assertThat(policy("BridgeInvokePolicy")).isEqualTo(Map.of("Version", "2012-10-17", "Statement", List.of(Map.of(
                "Sid", "InvokeOwnEndpoint",
                "Effect", "Allow",
                "Action", "sagemaker:InvokeEndpoint",
                "Resource", "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/${aws:PrincipalTag/TenantID}"))));
    }

    @Test
    void theTemplatesPoliciesAreTheSameValuesThatCodeReads() {
        assertSame("PoolInvokePolicy", new PoolInvokePolicy(HERE.endpoint("pool--main")).policy());
        assertSame("BridgeInvokePolicy", new BridgeInvokePolicy(HERE).policy());
        var trust = new TenantSessionTrust(List.of("${InferenceRole.Arn}", "${IsolationSmokeTestRole.Arn}")).policy();
        assertThat(template.properties("PoolInvokeRole").get("AssumeRolePolicyDocument")).isEqualTo(trust.toMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PoolInvokeRole", "BridgeInvokeRole"})
    void anInvokeRoleIsOpenedOnlyByInferenceAndSmokeTestWithExactlyTheOneTag(String role) {
        assertThat(template.properties(role).get("AssumeRolePolicyDocument"))
                .isEqualTo(trust(List.of("${InferenceRole.Arn}", "${IsolationSmokeTestRole.Arn}")));
    }

    @Test
    void theModelSourceIsReadOnlyByUploadModelInASessionOfOneTenant() {
        assertThat(template.properties("ModelSourceReadRole").get("AssumeRolePolicyDocument"))
                .isEqualTo(trust("${UploadModelRole.Arn}"));
        var grants = template.grants().stream().filter(grant -> grant.bearer().equals("ModelSourceReadPolicy")).toList();
        assertThat(grants).extracting(Grant::actions).containsExactly(List.of("s3:GetObject"), List.of("s3:ListBucket"));
        assertThat(grants.getFirst().resources()).satisfiesExactly(
                own -> assertThat(own).endsWith("/${aws:PrincipalTag/TenantID}/*"), shared -> assertThat(shared).endsWith("/shared/*"));
        assertThat(grants.getLast().statement().get("Condition"))
                .isEqualTo(Map.of("StringLike", Map.of("s3:prefix", List.of("${aws:PrincipalTag/TenantID}/*", "shared/*"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PoolInvoke", "BridgeInvoke", "ModelSourceRead"})
    void aTenantsRoleHasOnePolicyWhichIsItsBoundaryToo(String name) {
        var role = template.properties(name + "Role");
        assertThat(role.get("ManagedPolicyArns")).isEqualTo(List.of("${" + name + "Policy}"));
        assertThat(role.get("PermissionsBoundary")).isEqualTo("${" + name + "Policy}");
        assertThat(role).doesNotContainKey("Policies");
        assertThat(template.grants()).noneMatch(grant -> grant.bearer().equals(name + "Role"));
    }

    @Test
    void noRoleIsTaggedSinceItsTagWouldCountInSessionsWithoutOne() {
        assertThat(template.idsOf("AWS::IAM::Role")).noneMatch(role -> template.properties(role).containsKey("Tags"));
    }

    @Test
    void nobodyButTheTwoInvokePoliciesMayInvokeAnEndpointAndNoneOfItsOtherActionsExists() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sagemaker:Invoke")))
                .extracting(Grant::bearer).containsExactlyInAnyOrder("PoolInvokePolicy", "BridgeInvokePolicy");
        assertThat(template.grants()).flatExtracting(Grant::actions)
                .doesNotContain("sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream");
    }

    @Test
    void eachFunctionOpensOnlyTheTenantSessionsThatItNeeds() {
        assertThat(template.grants()).filteredOn(grant -> grant.actions().stream().anyMatch(a -> a.startsWith("sts:")))
                .extracting(grant -> grant.bearer() + " " + grant.actions() + " " + grant.resources())
                .containsExactlyInAnyOrder(
                        "InferenceRole [sts:AssumeRole, sts:TagSession] [${PoolInvokeRole.Arn}, ${BridgeInvokeRole.Arn}]",
                        "IsolationSmokeTestRole [sts:AssumeRole, sts:TagSession] [${PoolInvokeRole.Arn}, ${BridgeInvokeRole.Arn}]",
                        "UploadModelRole [sts:AssumeRole, sts:TagSession] [${ModelSourceReadRole.Arn}]");
    }

    @Test
    void theInferenceFunctionMayOpenTenantSessionsAndLogAndDoNothingElse() {
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("InferenceRole"))
                .flatExtracting(Grant::actions)
                .containsExactlyInAnyOrder("logs:CreateLogStream", "logs:PutLogEvents", "sts:AssumeRole", "sts:TagSession");
    }

    @Test
    void eachContainersRoleReadsTheArtifactsOfItsIsolationModelOnly() {
        assertThat(s3("PoolExecutionRole")).containsExactly(
                "[s3:GetObject] [${Models.Arn}/pool/*]", "[s3:ListBucket] [${Models.Arn}]");
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("PoolExecutionRole")
                        && grant.actions().contains("s3:ListBucket"))
                .allSatisfy(grant -> assertThat(grant.statement().get("Condition"))
                        .isEqualTo(Map.of("StringLike", Map.of("s3:prefix", "pool/*"))));
        assertThat(s3("BridgeExecutionRole")).containsExactly("[s3:GetObject] [${Models.Arn}/bridge/*]");
    }

    private List<String> s3(String role) {
        return template.grants().stream()
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
