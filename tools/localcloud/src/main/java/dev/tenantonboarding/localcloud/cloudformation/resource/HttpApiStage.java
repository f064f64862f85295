package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;

/** AWS::ApiGatewayV2::Stage. */
final class HttpApiStage implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("ApiId", "StageName", "AutoDeploy", "Description", "AccessLogSettings.DestinationArn", "AccessLogSettings.Format").taggedByName()
                .requiring("ApiId", "StageName").replacedBy("ApiId", "StageName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var answer = scope.call(properties.into(CreateStageRequest.builder()).build(), CreateStageResponse.class);
        return Made.of(answer.stageName());
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateStageRequest.builder()).stageName(made.physicalId()).build());
        HttpApi.retag(scope, properties.required("ApiId") + "/stages/" + made.physicalId(), old, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteStageRequest.builder().apiId(properties.required("ApiId")).stageName(physicalId).build());
    }
}
