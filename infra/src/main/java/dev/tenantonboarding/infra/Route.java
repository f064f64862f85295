package dev.tenantonboarding.infra;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** A tenants' door: {@code POST} to one path, which leads to one function. */
final class Route {

    /** The most that HTTP APIs wait. */
    private static final int TIMEOUT_MILLIS = 30_000;

    private final CfnIntegration integration;
    private final CfnRoute route;

    /**
     * Who judges the callers.
     *
     * @param type {@code JWT}, or {@code CUSTOM} for a function
     */
    record Authorization(String type, String authorizerId) {
    }

    /** @param functionArn of the function, or of the alias by which it is called */
    Route(Stack stack, String id, String apiId, Authorization authorization, String path, String functionArn) {
        integration = CfnIntegration.Builder.create(stack, id + "Integration")
                .apiId(apiId)
                .integrationType("AWS_PROXY")
                .integrationUri(functionArn)
                .payloadFormatVersion("2.0")
                .timeoutInMillis(TIMEOUT_MILLIS)
                .build();
        route = CfnRoute.Builder.create(stack, id + "Route")
                .apiId(apiId)
                .routeKey("POST " + path)
                .authorizationType(authorization.type())
                .authorizerId(authorization.authorizerId())
                .target("integrations/" + integration.getRef())
                .build();
        Accepted.because(route, "CdkNagValidationFailure", "The rule on authorization can't read the choice between two authorizers;"
                + " the tests hold each form to have one.");
        CfnPermission.Builder.create(stack, id + "MayInvoke")
                .action("lambda:InvokeFunction")
                .functionName(functionArn)
                .principal("apigateway.amazonaws.com")
                .sourceArn(source(apiId, "*/POST" + path))
                .build();
    }

    /** What calls a function, within an API. */
    static String source(String apiId, String within) {
        return "arn:%s:execute-api:%s:%s:%s/%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, apiId, within);
    }

    String id() {
        return route.getRef();
    }

    String integrationId() {
        return integration.getRef();
    }
}
