package dev.tenantonboarding.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

class SimulatorTest {
    private static final String TAGGED = "{`Effect`:`Allow`,`Action`:`sagemaker:InvokeEndpoint`,`Resource`:`*`,"
            + "`Condition`:{`StringEquals`:{`sagemaker:TargetModel`:`${aws:PrincipalTag/TenantID}.tar.gz`}}}";
    private static final String DENY_GET = "{`Effect`:`Deny`,`Action`:`s3:GetObject`,`Resource`:`*`}";
    private static final String ALLOW_S3 = "{`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:s3:::a/*`}";

    private final IamCloud cloud = new IamCloud();
    private final IamClient iam = cloud.iam();

    @AfterEach
    void close() {
        iam.close();
        cloud.close();
    }

    @Test
    void custom_policies_are_judged_for_every_action_and_resource() {
        var results = iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(ALLOW_S3), IamCloud.policy(DENY_GET))
                .actionNames("s3:PutObject", "s3:GetObject").resourceArns("arn:aws:s3:::a/k", "arn:aws:s3:::b/k")).evaluationResults();

        assertThat(results).extracting(EvaluationResult::evalDecision).containsExactly(PolicyEvaluationDecisionType.ALLOWED,
                PolicyEvaluationDecisionType.IMPLICIT_DENY, PolicyEvaluationDecisionType.EXPLICIT_DENY, PolicyEvaluationDecisionType.EXPLICIT_DENY);
        assertThat(results.getFirst().evalResourceName()).isEqualTo("arn:aws:s3:::a/k");
        assertThat(results.getFirst().matchedStatements()).singleElement()
                .satisfies(statement -> assertThat(statement.sourcePolicyId()).isEqualTo("PolicyInputList.1"));
        assertThat(results.getLast().matchedStatements()).singleElement()
                .satisfies(statement -> assertThat(statement.sourcePolicyId()).isEqualTo("PolicyInputList.2"));
    }

    @Test
    void condition_keys_are_those_given_and_the_missing_ones_are_named() {
        var without = iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(TAGGED))
                .actionNames("sagemaker:InvokeEndpoint").contextEntries(entry("sagemaker:TargetModel", "acme.tar.gz"))).evaluationResults();
        var with = iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(TAGGED)).actionNames("sagemaker:InvokeEndpoint")
                .contextEntries(entry("sagemaker:TargetModel", "acme.tar.gz"), entry("aws:PrincipalTag/TenantID", "acme"))).evaluationResults();

        assertThat(without).singleElement().satisfies(result -> {
            assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
            assertThat(result.missingContextValues()).containsExactly("aws:PrincipalTag/TenantID");
        });
        assertThat(with).singleElement().satisfies(result -> {
            assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
            assertThat(result.missingContextValues()).isEmpty();
        });
    }

    @Test
    void a_role_is_judged_by_its_policies_its_boundary_and_those_added() {
        var role = cloud.role("Reader", ALLOW_S3);
        var bound = iam.createPolicy(request -> request.policyName("bound")
                .policyDocument(IamCloud.policy("{`Effect`:`Allow`,`Action`:`s3:Put*`,`Resource`:`*`}"))).policy().arn();
        iam.putRolePermissionsBoundary(request -> request.roleName("Reader").permissionsBoundary(bound));

        var results = iam.simulatePrincipalPolicy(request -> request.policySourceArn(role)
                .actionNames("s3:PutObject", "s3:DeleteObject").resourceArns("arn:aws:s3:::a/k")).evaluationResults();

        assertThat(results).extracting(EvaluationResult::evalDecision)
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(results.getLast().permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary()).isFalse();
        assertThat(iam.simulatePrincipalPolicy(request -> request.policySourceArn(role).actionNames("s3:PutObject")
                .policyInputList(IamCloud.policy("{`Effect`:`Deny`,`Action`:`s3:*`,`Resource`:`*`}")).resourceArns("arn:aws:s3:::a/k"))
                .evaluationResults().getFirst().evalDecision()).isEqualTo(PolicyEvaluationDecisionType.EXPLICIT_DENY);
    }

    @Test
    void a_resource_policy_counts_for_the_caller_given() {
        var resource = IamCloud.policy("{`Effect`:`Allow`,`Principal`:{`AWS`:`arn:aws:iam::000000000000:user/jane`},`Action`:`s3:GetObject`,"
                + "`Resource`:`arn:aws:s3:::a/*`}");

        var results = iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(
                "{`Effect`:`Allow`,`Action`:`sqs:*`,`Resource`:`*`}")).actionNames("s3:GetObject").resourceArns("arn:aws:s3:::a/k")
                .resourcePolicy(resource).callerArn("arn:aws:iam::000000000000:user/jane")).evaluationResults();

        assertThat(results).extracting(EvaluationResult::evalDecision).containsExactly(PolicyEvaluationDecisionType.ALLOWED);
    }

    @Test
    void results_come_in_pages() {
        var first = iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(ALLOW_S3))
                .actionNames("s3:GetObject", "s3:PutObject", "s3:ListBucket").maxItems(2));

        assertThat(first.isTruncated()).isTrue();
        assertThat(iam.simulateCustomPolicy(request -> request.policyInputList(IamCloud.policy(ALLOW_S3))
                .actionNames("s3:GetObject", "s3:PutObject", "s3:ListBucket").maxItems(2).marker(first.marker())).evaluationResults())
                .extracting(EvaluationResult::evalActionName).containsExactly("s3:ListBucket");
    }

    @Test
    void what_is_no_policy_or_no_principal_is_refused() {
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> iam.simulateCustomPolicy(request -> request.policyInputList("{}").actionNames("s3:GetObject")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInput"));
        assertThatExceptionOfType(NoSuchEntityException.class).isThrownBy(() -> iam.simulatePrincipalPolicy(request -> request
                .policySourceArn("arn:aws:iam::000000000000:role/Nobody").actionNames("s3:GetObject")));
    }

    private static ContextEntry entry(String key, String value) {
        return ContextEntry.builder().contextKeyName(key).contextKeyType("string").contextKeyValues(value).build();
    }
}
