package dev.tenantonboarding.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.logs.CfnLogGroup;

/** An HTTP API, and the authorizer that lets in only valid tokens of the pinned issuer and audience. */
final class Api {

    /** No token, claim or address: who called is in the function's own log. */
    private static final String ACCESS_LOG = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"responseBytes\":\"$context.responseLength\","
            + "\"latencyMillis\":\"$context.responseLatency\",\"error\":\"$context.error.message\","
            + "\"integrationError\":\"$context.integrationErrorMessage\"}";

    private final CfnApi api;
    private final CfnAuthorizer tokens;
    private final CfnLogGroup logs;
    private final CfnStage stage;

    Api(Stack stack, String jwtIssuer, String jwtAudience) {
        api = CfnApi.Builder.create(stack, "Api").name(Aws.STACK_NAME).protocolType("HTTP").build();
        tokens = CfnAuthorizer.Builder.create(stack, "ApiAuthorizer")
                .apiId(id())
                .name("tenants")
                .authorizerType("JWT")
                .identitySource(List.of("$request.header.Authorization"))
                .jwtConfiguration(CfnAuthorizer.JWTConfigurationProperty.builder()
                        .issuer(jwtIssuer).audience(List.of(jwtAudience)).build())
                .build();
        logs = Logs.vended(stack, "ApiLogs", "apis", Aws.STACK_NAME);
        stage = CfnStage.Builder.create(stack, "ApiStage")
                .apiId(id())
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(logs.getAttrArn()).format(ACCESS_LOG).build())
                .build();
    }

    String id() {
        return api.getRef();
    }

    /** Without a path: {@code POST {url}/invocations}. */
    String url() {
        return api.getAttrApiEndpoint();
    }

    String tokenAuthorizerId() {
        return tokens.getRef();
    }

    CfnResource[] resources() {
        return new CfnResource[] {api, tokens, logs, stage};
    }
}
