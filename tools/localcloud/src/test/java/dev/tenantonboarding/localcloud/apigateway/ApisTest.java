package dev.tenantonboarding.localcloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

class ApisTest {
    private static final String AUTHORIZER_URI =
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations";

    private final ApiAccount account = new ApiAccount();
    private final ApiGatewayV2Client gateway = account.gateway();
    private final String api = account.apiId();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void an_api_is_told_changed_listed_and_removed() {
        gateway.updateApi(request -> request.apiId(api).description("changed"));
        var told = gateway.getApi(request -> request.apiId(api));
        assertThat(told.name()).isEqualTo("test");
        assertThat(told.description()).isEqualTo("changed");
        assertThat(told.apiEndpoint()).isEqualTo(account.account().cloud().cloud().uri() + "/_api/" + api);
        assertThat(gateway.getApis().items()).extracting(Api::apiId).containsExactly(api);
        gateway.deleteApi(request -> request.apiId(api));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> gateway.getApi(request -> request.apiId(api)))
                .withMessageContaining("Invalid API identifier specified 000000000000:" + api);
        assertThat(account.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void a_route_needs_what_it_names_and_holds_it() {
        var route = account.route("POST /orders");
        assertThat(gateway.getRoutes(request -> request.apiId(api)).items()).extracting(Route::routeKey).containsExactly("POST /orders");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> account.route("POST /orders"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> account.route("GET /x", "none", request -> { }));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> account.route("GET /x", account.mirror(), request -> request.authorizationType("JWT").authorizerId("none")));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> gateway.deleteIntegration(request -> request.apiId(api).integrationId(account.mirror())));
        gateway.deleteRoute(request -> request.apiId(api).routeId(route));
        gateway.deleteIntegration(request -> request.apiId(api).integrationId(account.mirror()));
        assertThat(gateway.getIntegrations(request -> request.apiId(api)).items()).isEmpty();
    }

    @Test
    void a_changed_route_counts_from_the_next_request() {
        var route = account.route("GET /before");
        gateway.updateRoute(request -> request.apiId(api).routeId(route).routeKey("GET /after"));
        assertThat(account.get("/before").statusCode()).isEqualTo(404);
        assertThat(account.get("/after").statusCode()).isEqualTo(200);
    }

    @Test
    void a_stage_keeps_its_settings_and_ends_the_api_with_it() {
        gateway.createStage(request -> request.apiId(api).stageName("dev").autoDeploy(true)
                .accessLogSettings(log -> log.destinationArn("arn:aws:logs:us-east-1:000000000000:log-group:api").format("$context.requestId"))
                .defaultRouteSettings(route -> route.throttlingBurstLimit(10).throttlingRateLimit(5.0)));
        var stage = gateway.getStage(request -> request.apiId(api).stageName("dev"));
        assertThat(stage.accessLogSettings().format()).isEqualTo("$context.requestId");
        assertThat(stage.defaultRouteSettings().throttlingBurstLimit()).isEqualTo(10);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> gateway.createStage(request -> request.apiId(api).stageName("dev").autoDeploy(true)));
        account.route("GET /x");
        gateway.deleteStage(request -> request.apiId(api).stageName("$default"));
        assertThat(account.get("/x").statusCode()).isEqualTo(404);
        assertThat(account.get("/dev/x").statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_cloud_does_not_have_is_refused_by_name() {
        refused("WEBSOCKET", () -> gateway.createApi(request -> request.name("x").protocolType("WEBSOCKET")));
        refused("CorsConfiguration", () -> gateway.createApi(request -> request.name("x").protocolType("HTTP").corsConfiguration(cors -> cors.allowOrigins("*"))));
        refused("EnableSimpleResponses", () -> gateway.createAuthorizer(request -> request.apiId(api).name("x").authorizerType("REQUEST")
                .authorizerUri(AUTHORIZER_URI).authorizerPayloadFormatVersion("2.0").identitySource("$request.header.Authorization")));
        refused("1.0", () -> gateway.createAuthorizer(request -> request.apiId(api).name("x").authorizerType("REQUEST")
                .authorizerUri(AUTHORIZER_URI).authorizerPayloadFormatVersion("1.0").identitySource("$request.header.Authorization")));
        refused("AuthorizerCredentialsArn", () -> gateway.createAuthorizer(request -> request.apiId(api).name("x").authorizerType("REQUEST")
                .authorizerUri(AUTHORIZER_URI).authorizerPayloadFormatVersion("2.0").enableSimpleResponses(true)
                .identitySource("$request.header.Authorization").authorizerCredentialsArn("arn:aws:iam::000000000000:role/x")));
        refused("AWS_IAM", () -> account.route("GET /x", account.mirror(), request -> request.authorizationType("AWS_IAM")));
        refused("HTTP_PROXY", () -> gateway.createIntegration(request -> request.apiId(api).integrationType("HTTP_PROXY").payloadFormatVersion("1.0")));
        refused("1.0", () -> gateway.createIntegration(request -> request.apiId(api).integrationType("AWS_PROXY").payloadFormatVersion("1.0")));
        refused("AutoDeploy", () -> gateway.createStage(request -> request.apiId(api).stageName("x")));
    }

    private static void refused(String name, Runnable call) {
        assertThatExceptionOfType(ApiGatewayV2Exception.class).isThrownBy(call::run).withMessageContaining("does not support").withMessageContaining(name);
    }

    @Test
    void authorizers_must_be_whole() {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> gateway.createAuthorizer(request -> request.apiId(api).name("x")
                .authorizerType("JWT").identitySource("$request.header.Authorization").jwtConfiguration(jwt -> jwt.issuer("http://127.0.0.1:1"))));
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> gateway.createAuthorizer(request -> request.apiId(api).name("x")
                .authorizerType("JWT").identitySource("header").jwtConfiguration(jwt -> jwt.issuer("http://127.0.0.1:1").audience("a"))));
        var id = gateway.createAuthorizer(request -> request.apiId(api).name("x").authorizerType("JWT")
                .identitySource("$request.header.Authorization").jwtConfiguration(jwt -> jwt.issuer("http://127.0.0.1:1").audience("a"))).authorizerId();
        assertThat(gateway.getAuthorizer(request -> request.apiId(api).authorizerId(id)).jwtConfiguration().audience()).containsExactly("a");
        gateway.deleteAuthorizer(request -> request.apiId(api).authorizerId(id));
        assertThat(gateway.getAuthorizers(request -> request.apiId(api)).items()).isEmpty();
    }

    @Test
    void authorizing_functions_must_be_whole() {
        bad("valid API Gateway ARN", request -> request.authorizerUri("arn:aws:lambda:us-east-1:000000000000:function:f"));
        bad("AuthorizerPayloadFormatVersion", request -> request.authorizerPayloadFormatVersion(null));
        bad("between 0 and 3600", request -> request.authorizerResultTtlInSeconds(3_601));
        bad("Identity source is required", request -> request.identitySource(List.of()).authorizerResultTtlInSeconds(1));
        bad("Invalid identity source", request -> request.identitySource("$request.body.token"));
        bad("JwtConfiguration", request -> request.jwtConfiguration(jwt -> jwt.issuer("http://127.0.0.1:1").audience("a")));
        var id = gateway.createAuthorizer(function(request -> { })).authorizerId();
        assertThat(gateway.getAuthorizer(request -> request.apiId(api).authorizerId(id)).authorizerResultTtlInSeconds()).isEqualTo(300);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> account.route("GET /x", account.mirror(), request -> request.authorizationType("JWT").authorizerId(id)))
                .withMessageContaining("needs an authorizer of the type JWT");
    }

    @Test
    void apis_and_stages_have_tags() {
        gateway.createStage(request -> request.apiId(api).stageName("dev").autoDeploy(true).tags(Map.of("a", "1")));
        for (var path : List.of(api, api + "/stages/dev")) {
            var arn = "arn:aws:apigateway:us-east-1::/apis/" + path;
            gateway.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "2", "b", "3")));
            gateway.untagResource(request -> request.resourceArn(arn).tagKeys("b"));
            assertThat(gateway.getTags(request -> request.resourceArn(arn)).tags()).isEqualTo(Map.of("a", "2"));
        }
        assertThat(gateway.getApi(request -> request.apiId(api)).tags()).isEqualTo(Map.of("a", "2"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> gateway.getTags(request -> request.resourceArn("arn:aws:apigateway:us-east-1::/apis/none")));
    }

    private void bad(String reason, Consumer<CreateAuthorizerRequest.Builder> change) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> gateway.createAuthorizer(function(change))).withMessageContaining(reason);
    }

    private CreateAuthorizerRequest function(Consumer<CreateAuthorizerRequest.Builder> change) {
        return CreateAuthorizerRequest.builder().apiId(api).name("function").authorizerType("REQUEST").authorizerUri(AUTHORIZER_URI)
                .authorizerPayloadFormatVersion("2.0").enableSimpleResponses(true).identitySource("$request.header.Authorization").applyMutation(change).build();
    }
}
