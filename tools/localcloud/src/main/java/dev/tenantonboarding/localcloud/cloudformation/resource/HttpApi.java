package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;

/** AWS::ApiGatewayV2::Api, for HTTP APIs. */
final class HttpApi implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("Name", "ProtocolType", "Description").taggedByName().requiring("Name", "ProtocolType").replacedBy("ProtocolType");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var api = scope.call(properties.into(CreateApiRequest.builder()).build(), CreateApiResponse.class);
        return new Made(api.apiId(), Map.of("ApiEndpoint", api.apiEndpoint(), "ApiId", api.apiId()));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateApiRequest.builder()).apiId(made.physicalId()).build());
        retag(scope, made.physicalId(), old, properties);
        return made;
    }

    /** Stages have the same tags. */
    static void retag(Scope scope, String path, Properties old, Properties properties) {
        var arn = "arn:aws:apigateway:" + Aws.REGION + "::/apis/" + path;
        TagChange.between(old, properties).apply(tags -> scope.call(TagResourceRequest.builder().resourceArn(arn).tags(tags).build()),
                keys -> scope.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(keys).build()));
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteApiRequest.builder().apiId(physicalId).build());
    }
}
