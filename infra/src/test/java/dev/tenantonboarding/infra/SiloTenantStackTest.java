package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.list;
import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantonboarding.infra.CommittedTemplate.Grant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a silo tenant gets, with an API of its own and with a route in the shared one. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#silos")
class SiloTenantStackTest {

    private static final String SAGEMAKER = "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:";

    @Parameter
    private CommittedTemplate template;

    private boolean ownApi() {
        return template.is("OwnApi");
    }

    @Test
    void the_function_may_invoke_the_one_endpoint_write_its_own_log_and_nothing_else() {
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("InferenceRole"))
                .extracting(grant -> grant.actions() + " " + grant.resources()).containsExactly(
                        "[sagemaker:InvokeEndpoint] [" + SAGEMAKER + "endpoint/silo--${TenantId}]",
                        "[logs:CreateLogStream, logs:PutLogEvents] [${InferenceLogs.Arn}]");
    }

    @Test
    void the_container_reads_the_tenants_artifacts_pulls_the_image_and_writes_the_endpoints_log() {
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("ContainerRole"))
                .flatExtracting(Grant::resources).filteredOn(arn -> !arn.equals("*") && !arn.contains(":ecr:"))
                .extracting(arn -> arn.replaceAll(".*(:::|:log-group:)", "")).containsExactly("${ModelsBucket}/silo/${TenantId}/*",
                        "/aws/sagemaker/Endpoints/silo--${TenantId}", "/aws/sagemaker/Endpoints/silo--${TenantId}:*");
        assertThat(template.grants()).filteredOn(grant -> grant.bearer().equals("ContainerRole") && grant.resources().contains("*"))
                .extracting(Grant::actions).containsExactly(List.of("ecr:GetAuthorizationToken"));
    }

    @Test
    void both_roles_have_the_boundary_the_tenants_name_one_service_to_trust_and_no_tag_of_their_own() {
        assertThat(template.idsOf("AWS::IAM::Role")).containsExactlyInAnyOrder("InferenceRole", "ContainerRole").allSatisfy(id -> {
            assertThat(template.properties(id)).containsEntry("PermissionsBoundary", "${BoundaryArn}").doesNotContainKey("Tags");
            assertThat(template.properties(id).get("AssumeRolePolicyDocument").toString())
                    .contains(id.equals("InferenceRole") ? "lambda.amazonaws.com" : "sagemaker.amazonaws.com").doesNotContain("AWS=");
        });
        assertThat(template.properties("InferenceRole")).containsEntry("RoleName", "tenant--${TenantId}--function");
        assertThat(template.properties("ContainerRole")).containsEntry("RoleName", "tenant--${TenantId}--container");
    }

    @Test
    void the_function_is_the_shared_ones_jar_told_its_tenant_and_endpoint() {
        var function = template.properties("Inference");
        assertThat(function).containsEntry("FunctionName", "tenant--${TenantId}--inference")
                .containsEntry("Handler", "dev.tenantonboarding.inference.InferenceHandler::handleRequest")
                .containsEntry("Code", Map.of("S3Bucket", "${CodeBucket}", "S3Key", "${InferenceCodeKey}"));
        assertThat(object(object(function.get("Environment")).get("Variables"))).containsOnlyKeys(
                        "ENDPOINT_NAME", "TENANT_ID", "TENANT_CLAIM", "MAX_BODY_BYTES", "POWERTOOLS_SERVICE_NAME")
                .containsEntry("ENDPOINT_NAME", "silo--${TenantId}").containsEntry("TENANT_ID", "${TenantId}");
        assertThat(template.properties("InferenceLogs"))
                .containsEntry("LogGroupName", "/aws/lambda/tenant--${TenantId}--inference").containsEntry("RetentionInDays", 30);
    }

    @Test
    void model_and_configuration_are_named_by_revision_and_the_model_runs_without_network() {
        assertThat(template.properties("Model")).containsEntry("ModelName", "silo--${TenantId}-${Revision}")
                .containsEntry("EnableNetworkIsolation", true).containsEntry("ExecutionRoleArn", "${ContainerRole.Arn}");
        assertThat(template.properties("EndpointConfig")).containsEntry("EndpointConfigName", "silo--${TenantId}-${Revision}");
        assertThat(template.properties("Endpoint")).containsEntry("EndpointName", "silo--${TenantId}")
                .containsEntry("EndpointConfigName", "${EndpointConfig.EndpointConfigName}");
    }

    @Test
    void the_one_route_takes_only_tokens_and_leads_to_the_function() {
        assertThat(template.idsOf("AWS::ApiGatewayV2::Route")).containsExactly("InvocationsRoute");
        assertThat(template.properties("InvocationsRoute")).containsEntry("AuthorizationType", "JWT")
                .containsEntry("ApiId", ownApi() ? "${Api}" : "${SharedApiId}")
                .containsEntry("AuthorizerId", ownApi() ? "${ApiAuthorizer}" : "${SharedAuthorizerId}")
                .containsEntry("RouteKey", ownApi() ? "POST /invocations" : "POST /${TenantId}/invocations");
        assertThat(template.properties("InvocationsIntegration")).containsEntry("IntegrationUri", "${Inference.Arn}");
        assertThat(template.properties("InvocationsMayInvoke").get("SourceArn").toString())
                .endsWith(ownApi() ? ":${Api}/*/POST/invocations" : ":${SharedApiId}/*/POST/${TenantId}/invocations");
    }

    @Test
    void an_own_api_pins_issuer_and_audience_and_logs_no_token_and_a_shared_one_is_not_made_again() {
        assertThat(template.idsOf("AWS::ApiGatewayV2::Api")).hasSize(ownApi() ? 1 : 0);
        assertThat(template.idsOf("AWS::ApiGatewayV2::Stage")).hasSize(ownApi() ? 1 : 0);
        assumeTrue(ownApi());
        assertThat(template.properties("ApiAuthorizer")).containsEntry("JwtConfiguration",
                Map.of("Issuer", "${JwtIssuer}", "Audience", List.of("${JwtAudience}")));
        assertThat(object(template.properties("ApiStage").get("AccessLogSettings")).get("Format").toString())
                .contains("$context.requestId").doesNotContain("authorizer", "authorization", "identity");
    }

    @Test
    void its_outputs_say_where_the_tenant_is_reached() {
        assertThat(object(template.readable(template.outputs()))).isEqualTo(Map.of(
                "ApiUrl", Map.of("Value", ownApi() ? "${Api.ApiEndpoint}" : "${SharedApiUrl}/${TenantId}"),
                "EndpointName", Map.of("Value", "${Endpoint.EndpointName}"),
                "FunctionName", Map.of("Value", "${Inference}")));
    }

    @Test
    void only_whoever_orders_the_stack_says_what_it_is_made_of() {
        assertThat(template.parameters().entrySet()).filteredOn(parameter -> object(parameter.getValue()).containsKey("Default"))
                .extracting(Map.Entry::getKey).containsExactlyInAnyOrder("SharedApiId", "SharedApiUrl", "SharedAuthorizerId");
        assertThat(list(object(template.properties("EndpointConfig")).get("ProductionVariants"))).singleElement()
                .isEqualTo(Map.of("VariantName", "main", "ModelName", "${Model.ModelName}", "InstanceType", "${InstanceType}",
                        "InitialInstanceCount", "${InstanceCount}", "InitialVariantWeight", 1));
    }
}
