package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** What a variant brings with it, and what is no variant. */
@ExtendWith(SharedStage.class)
class DeployedVariantsIT {
    private final Stages stages;

    DeployedVariantsIT(Stages stages) {
        this.stages = stages;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CredentialVending | both                  | function, authorizer",
        "TenantSession     | cookie                | tag, policy",
        "SiloGateway       | none                  | own, shared",
        "TierIsolation     | basic=pool,gold=vault | pool, bridge, silo",
    })
    void an_unknown_variant_is_refused_when_the_stack_is_deployed_with_what_is_allowed(String parameter, String value, String allowed) {
        Stage stage = stages.of(Variant.AS_SHIPPED);

        assertThatThrownBy(() -> stage.redeploy(Map.of(parameter, value)))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining(parameter)
                .hasMessageContainingAll(allowed.split(", "));
    }

    @ParameterizedTest
    @EnumSource
    void the_wider_roles_exist_only_where_session_policies_narrow_them(Variant variant) {
        List<String> wide = List.of("PoolWideRole", "BridgeWideRole");
        List<String> usual = List.of("PoolInvokeRole", "BridgeInvokeRole");

        List<String> resources = resources(stages.of(variant));

        if (variant.has("TenantSession", "policy")) {
            assertThat(resources).containsAll(wide).doesNotContainAnyElementsOf(usual);
        } else {
            assertThat(resources).containsAll(usual).doesNotContainAnyElementsOf(wide);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_inference_function_may_open_tenants_sessions_only_where_no_authorizer_does(Variant variant) {
        Stage stage = stages.of(variant);
        String expected = variant.has("CredentialVending", "authorizer") ? "implicitDeny" : "allowed";

        for (String role : List.of("PoolInvokeRoleArn", "BridgeInvokeRoleArn")) {
            assertThat(simulated(stage, "inference", "sts:AssumeRole", stage.output(role))).hasToString(expected);
        }
    }

    private static PolicyEvaluationDecisionType simulated(Stage stage, String function, String action, String resource) {
        try (var lambda = stage.clients().lambda(); var iam = stage.clients().iam()) {
            String role = lambda.getFunctionConfiguration(request -> request.functionName(Stage.STACK + "-" + function)).role();
            return iam.simulatePrincipalPolicy(request -> request.policySourceArn(role).actionNames(action).resourceArns(resource))
                    .evaluationResults().getFirst().evalDecision();
        }
    }

    private static List<String> resources(Stage stage) {
        try (var cloudFormation = stage.clients().cloudFormation()) {
            return cloudFormation.listStackResourcesPaginator(request -> request.stackName(Stage.STACK)).stackResourceSummaries().stream()
                    .map(resource -> resource.logicalResourceId()).toList();
        }
    }
}
