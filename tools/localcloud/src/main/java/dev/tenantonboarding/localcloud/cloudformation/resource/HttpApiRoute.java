package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;

/** AWS::ApiGatewayV2::Route. */
final class HttpApiRoute implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("ApiId", "AuthorizationType", "AuthorizerId", "RouteKey", "Target", "AuthorizationScopes[]")
                .requiring("ApiId", "RouteKey").replacedBy("ApiId");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var answer = scope.call(properties.into(CreateRouteRequest.builder()).build(), CreateRouteResponse.class);
        return Made.of(answer.routeId());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateRouteRequest.builder()).routeId(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteRouteRequest.builder().apiId(properties.required("ApiId")).routeId(physicalId).build());
    }
}
