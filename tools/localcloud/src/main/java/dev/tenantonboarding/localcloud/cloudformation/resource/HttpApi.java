package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;

/** AWS::ApiGatewayV2::Api, for HTTP APIs. */
final class HttpApi implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("Name", "ProtocolType", "Description").requiring("Name", "ProtocolType").replacedBy("ProtocolType");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var api = scope.call(properties.into(CreateApiRequest.builder()).build(), CreateApiResponse.class);
        return new Made(api.apiId(), Map.of("ApiEndpoint", api.apiEndpoint(), "ApiId", api.apiId()));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateApiRequest.builder()).apiId(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteApiRequest.builder().apiId(physicalId).build());
    }
}
