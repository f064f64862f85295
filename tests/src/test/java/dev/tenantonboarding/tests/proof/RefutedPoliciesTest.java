package dev.tenantonboarding.tests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tests.stage.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof is worth something: it fails for templates that are wrong in one place. */
class RefutedPoliciesTest {
    private static final int CASES = 100_000;
    private static final long SEED = 7;
    private static final Templates COMMITTED = Templates.committed();

    @ParameterizedTest(name = "{1} with {3} for {2}", quoteTextArguments = false)
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "AS_SHIPPED     | PoolInvokePolicy   | StringEquals                     | StringNotEquals",
        "AS_SHIPPED     | PoolInvokePolicy   | StringEquals                     | StringEqualsIfExists",
        "AS_SHIPPED     | PoolInvokePolicy   | StringEquals                     | StringEqualsIgnoreCase",
        "AS_SHIPPED     | PoolInvokePolicy   | StringEquals                     | ForAllValues:StringEquals",
        "AS_SHIPPED     | PoolInvokePolicy   | \"StringEquals\":{\"sagemaker:TargetModel\":\"$ | \"StringLike\":{\"sagemaker:TargetModel\":\"*$",
        "AS_SHIPPED     | PoolInvokePolicy   | \"StringEquals\":{\"sagemaker:TargetModel\":\"$ | \"StringLike\":{\"sagemaker:TargetModel\":\"?$",
        "AS_SHIPPED     | PoolInvokePolicy   | 2012-10-17                       | 2008-10-17",
        "AS_SHIPPED     | PoolInvokePolicy   | :endpoint/pool--main             | :endpoint/*",
        "AS_SHIPPED     | PoolInvokePolicy   | PrincipalTag/TenantID            | PrincipalTag/TenantId2",
        "AS_SHIPPED     | BridgeInvokePolicy | endpoint/${aws:PrincipalTag/TenantID} | endpoint/*",
        "AS_SHIPPED     | BridgeInvokePolicy | /TenantID}                       | /TenantID}*",
        "AS_SHIPPED     | BridgeInvokePolicy | endpoint/$                       | endpoint/*$",
        "AS_SHIPPED     | BridgeInvokePolicy | sagemaker:InvokeEndpoint         | sagemaker:InvokeEndpoint*",
        "AS_SHIPPED     | BridgeInvokePolicy | 2012-10-17                       | 2008-10-17",
        "AS_SHIPPED     | ModelSourceReadPolicy | ${aws:PrincipalTag/TenantID}/* | ${aws:PrincipalTag/TenantID}*",
        "AS_SHIPPED     | ModelSourceReadPolicy | StringLike                     | StringLikeIfExists",
        "AS_SHIPPED     | PoolExecutionRole  | /pool/*                          | /pool*",
        "AS_SHIPPED     | BridgeExecutionRole | /bridge/*                       | /*",
        "AS_SHIPPED     | SiloBoundary       | endpoint/silo--$                 | endpoint/*$",
        "AS_SHIPPED     | SiloBoundary       | silo/${aws:PrincipalTag/TenantID}/* | silo/${aws:PrincipalTag/TenantID}*",
        "SESSION_POLICY | PoolWidePolicy     | endpoint/pool--main              | endpoint/pool--mane",
        "SESSION_POLICY | BridgeWidePolicy   | /*--*                            | /*",
    })
    void a_policy_that_gives_more_or_less_than_what_is_owned_is_refuted(Variant variant, String resource, String of, String by) {
        Templates mutated = new Templates(new Mutation(resource, of, by).applied(COMMITTED.main()), COMMITTED.silo());

        assertThat(new Proof(new Platform(mutated, variant), SEED).of(CASES).refutations()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} with {2} for {1}", quoteTextArguments = false)
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "InferenceRole | `{\"Ref\":\"TenantId\"}]]},\"Sid\":\"InvokeOwnEndpoint\"` | `\"mars\"]]},\"Sid\":\"InvokeOwnEndpoint\"`",
        "InferenceRole | sagemaker:InvokeEndpoint | sagemaker:DescribeEndpoint",
        "ContainerRole | s3:GetObject             | s3:PutObject",
    })
    void a_silo_tenants_role_that_may_less_is_refuted_while_the_boundary_holds_what_would_be_more(String resource, String of, String by) {
        Templates mutated = new Templates(COMMITTED.main(), new Mutation(resource, of, by).applied(COMMITTED.silo()));

        assertThat(new Proof(new Platform(mutated, Variant.AS_SHIPPED), SEED).of(CASES).refutations()).isNotEmpty();
    }

    @ParameterizedTest(name = "{1} with {3} for {2}", quoteTextArguments = false)
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "AS_SHIPPED         | PoolInvokeRole      | ?*                          | *",
        "AS_SHIPPED         | PoolInvokeRole      | ForAllValues:StringEquals   | ForAnyValue:StringEquals",
        "AS_SHIPPED         | PoolInvokeRole      | ForAllValues:StringEquals   | ForAllValues:StringEqualsIgnoreCase",
        "AS_SHIPPED         | BridgeInvokeRole    | `,\"StringLike\":{\"aws:RequestTag/TenantID\":\"?*\"}` | ``",
        "AS_SHIPPED         | BridgeInvokeRole    | `{\"AWS\":[`                | `{\"AWS\":[\"arn:aws:iam::000000000000:root\",`",
        "AS_SHIPPED         | ModelSourceReadRole | UploadModelRole             | TagResourcesRole",
        "VENDING_AUTHORIZER | PoolInvokeRole      | AuthorizerRole              | InferenceRole",
        "SESSION_POLICY     | PoolWideRole        | `,\"sts:TagSession\"`       | ``",
    })
    void a_trust_that_lets_in_others_or_with_other_tags_is_refuted(Variant variant, String resource, String of, String by) {
        Templates mutated = new Templates(new Mutation(resource, of, by).applied(COMMITTED.main()), COMMITTED.silo());

        assertThat(new TrustProof(new Platform(mutated, variant), variant, SEED).of(CASES).refutations()).isNotEmpty();
    }
}
