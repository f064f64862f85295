package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;

/** AWS::ApiGatewayV2::Integration. */
final class HttpApiIntegration implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("ApiId", "IntegrationType", "IntegrationUri", "PayloadFormatVersion", "TimeoutInMillis", "Description")
                .requiring("ApiId", "IntegrationType").replacedBy("ApiId");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var answer = scope.call(properties.into(CreateIntegrationRequest.builder()).build(), CreateIntegrationResponse.class);
        return Made.of(answer.integrationId());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateIntegrationRequest.builder()).integrationId(made.physicalId()).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteIntegrationRequest.builder().apiId(properties.required("ApiId")).integrationId(physicalId).build());
    }
}
