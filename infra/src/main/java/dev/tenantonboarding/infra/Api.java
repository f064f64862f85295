package dev.tenantonboarding.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** The tenants' door: one route, which only a valid token of the pinned issuer and audience opens. */
final class Api {

    /** The most that HTTP APIs wait. */
    private static final int TIMEOUT_MILLIS = 30_000;

    /** No token, claim or address: who called is in the function's own log. */
    private static final String ACCESS_LOG = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"responseBytes\":\"$context.responseLength\","
            + "\"latencyMillis\":\"$context.responseLatency\",\"error\":\"$context.error.message\","
            + "\"integrationError\":\"$context.integrationErrorMessage\"}";

    private final Stack stack;
    private final CfnApi api;

    Api(Stack stack, Parameters parameters, CfnFunction inference) {
        this.stack = stack;
        api = CfnApi.Builder.create(stack, "Api").name(Aws.STACK_NAME).protocolType("HTTP").build();
        route("Invocations", "POST", "/invocations", jwt(parameters), inference);
        var logs = Logs.vended(stack, "ApiLogs", "apis");
        CfnStage.Builder.create(stack, "ApiStage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(logs.getAttrArn()).format(ACCESS_LOG).build())
                .build();
    }

    /** Without a path: {@code POST {url}/invocations}. */
    String url() {
        return api.getAttrApiEndpoint();
    }

    private CfnAuthorizer jwt(Parameters parameters) {
        return CfnAuthorizer.Builder.create(stack, "ApiAuthorizer")
                .apiId(api.getRef())
                .name("tenants")
                .authorizerType("JWT")
                .identitySource(List.of("$request.header.Authorization"))
                .jwtConfiguration(CfnAuthorizer.JWTConfigurationProperty.builder()
                        .issuer(parameters.jwtIssuer).audience(List.of(parameters.jwtAudience)).build())
                .build();
    }

    private void route(String id, String method, String path, CfnAuthorizer authorizer, CfnFunction function) {
        var integration = CfnIntegration.Builder.create(stack, id + "Integration")
                .apiId(api.getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(function.getAttrArn())
                .payloadFormatVersion("2.0")
                .timeoutInMillis(TIMEOUT_MILLIS)
                .build();
        CfnRoute.Builder.create(stack, id + "Route")
                .apiId(api.getRef())
                .routeKey(method + " " + path)
                .authorizationType("JWT")
                .authorizerId(authorizer.getRef())
                .target("integrations/" + integration.getRef())
                .build();
        CfnPermission.Builder.create(stack, id + "MayInvoke")
                .action("lambda:InvokeFunction")
                .functionName(function.getAttrArn())
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:%s:execute-api:%s:%s:%s/*/%s%s".formatted(
                        Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, api.getRef(), method, path))
                .build();
    }
}
