package dev.tenantonboarding.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** The API's own function, which judges tokens and hands the tenant's credentials to the function behind the route. */
final class VendingAuthorizer {

    /** Far less than the five minutes that a session lasts at least when it is handed out. Each token has its own answer. */
    private static final int CACHED_SECONDS = 60;

    private final CfnAuthorizer authorizer;
    private final CfnPermission permission;

    /** @param functionArn of the alias by which the function is called */
    VendingAuthorizer(Stack stack, Api api, String functionArn) {
        authorizer = CfnAuthorizer.Builder.create(stack, "ApiVendingAuthorizer")
                .apiId(api.id())
                .name("vending")
                .authorizerType("REQUEST")
                .authorizerPayloadFormatVersion("2.0")
                .enableSimpleResponses(true)
                .identitySource(List.of("$request.header.Authorization"))
                .authorizerResultTtlInSeconds(CACHED_SECONDS)
                .authorizerUri("arn:%s:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations".formatted(
                        Aws.PARTITION, Aws.REGION, functionArn))
                .build();
        permission = CfnPermission.Builder.create(stack, "ApiMayAuthorize")
                .action("lambda:InvokeFunction")
                .functionName(functionArn)
                .principal("apigateway.amazonaws.com")
                .sourceArn(Route.source(api.id(), "authorizers/" + authorizer.getRef()))
                .build();
    }

    String id() {
        return authorizer.getRef();
    }

    CfnResource[] resources() {
        return new CfnResource[] {authorizer, permission};
    }
}
