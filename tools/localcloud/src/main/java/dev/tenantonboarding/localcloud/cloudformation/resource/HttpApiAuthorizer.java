package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;

/** AWS::ApiGatewayV2::Authorizer, by JSON Web Tokens or a function. */
final class HttpApiAuthorizer implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("ApiId", "AuthorizerType", "IdentitySource[]", "JwtConfiguration.Audience[]", "JwtConfiguration.Issuer", "Name",
                "AuthorizerUri", "AuthorizerPayloadFormatVersion", "AuthorizerResultTtlInSeconds", "EnableSimpleResponses",
                "AuthorizerCredentialsArn")
                .requiring("ApiId", "AuthorizerType", "Name").replacedBy("ApiId");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var answer = scope.call(properties.into(CreateAuthorizerRequest.builder()).build(), CreateAuthorizerResponse.class);
        return Made.of(answer.authorizerId());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateAuthorizerRequest.builder()).authorizerId(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteAuthorizerRequest.builder().apiId(properties.required("ApiId")).authorizerId(physicalId).build());
    }
}
