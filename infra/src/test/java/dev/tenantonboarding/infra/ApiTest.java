package dev.tenantonboarding.infra;

import static dev.tenantonboarding.infra.CommittedTemplate.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The door of those tenants who share, in each combination of the platform's variants. */
@ParameterizedClass
@MethodSource("dev.tenantonboarding.infra.CommittedTemplate#platforms")
class ApiTest {

    @Parameter
    private CommittedTemplate template;

    private boolean vendedByAuthorizer() {
        return template.is("CredentialVendingAuthorizer");
    }

    @Test
    void the_one_route_is_judged_by_the_authorizer_of_the_chosen_form() {
        assertThat(template.idsOf("AWS::ApiGatewayV2::Route")).containsExactly("InvocationsRoute");
        assertThat(template.properties("InvocationsRoute")).containsEntry("RouteKey", "POST /invocations")
                .containsEntry("AuthorizationType", vendedByAuthorizer() ? "CUSTOM" : "JWT")
                .containsEntry("AuthorizerId", vendedByAuthorizer() ? "${ApiVendingAuthorizer}" : "${ApiAuthorizer}");
        assertThat(template.properties("InvocationsMayInvoke").get("SourceArn").toString()).endsWith("${Api}/*/POST/invocations");
    }

    @Test
    void tokens_are_of_the_pinned_issuer_and_audience_in_either_form_since_silo_tenants_routes_use_them() {
        assertThat(template.properties("ApiAuthorizer")).containsEntry("AuthorizerType", "JWT").containsEntry("JwtConfiguration",
                Map.of("Issuer", "${JwtIssuer}", "Audience", List.of("${JwtAudience}")));
    }

    @Test
    void the_function_that_vends_sessions_exists_only_where_it_is_asked_and_its_answers_outlive_no_session() {
        assertThat(template.idsOf("AWS::ApiGatewayV2::Authorizer").contains("ApiVendingAuthorizer")).isEqualTo(vendedByAuthorizer());
        assertThat(template.idsOf("AWS::Lambda::Function").contains("Authorizer")).isEqualTo(vendedByAuthorizer());
        assertThat(template.idsOf("AWS::IAM::Role").contains("AuthorizerRole")).isEqualTo(vendedByAuthorizer());
        assertThat(template.properties("ApiVendingAuthorizer")).containsEntry("AuthorizerType", "REQUEST")
                .containsEntry("AuthorizerPayloadFormatVersion", "2.0").containsEntry("EnableSimpleResponses", true)
                .containsEntry("IdentitySource", List.of("$request.header.Authorization"))
                .containsEntry("AuthorizerResultTtlInSeconds", 60);
        assertThat(template.properties("ApiMayAuthorize").get("SourceArn").toString())
                .endsWith("${Api}/authorizers/${ApiVendingAuthorizer}");
    }

    @Test
    void both_functions_are_told_the_variant() {
        assertThat(environment("Inference")).containsEntry("CREDENTIAL_VENDING", "${CredentialVending}")
                .containsEntry("TENANT_SESSION", "${TenantSession}");
        assertThat(environment("Authorizer")).containsEntry("JWT_ISSUER", "${JwtIssuer}").containsEntry("JWT_AUDIENCE", "${JwtAudience}")
                .containsEntry("TENANT_SESSION", "${TenantSession}");
    }

    @Test
    void the_access_log_holds_no_token_and_nothing_of_the_authorizer() {
        assertThat(object(template.properties("ApiStage").get("AccessLogSettings")).get("Format").toString())
                .contains("$context.requestId").doesNotContain("authorizer", "authorization", "identity");
    }

    private Map<String, Object> environment(String function) {
        return object(object(template.properties(function).get("Environment")).get("Variables"));
    }
}
