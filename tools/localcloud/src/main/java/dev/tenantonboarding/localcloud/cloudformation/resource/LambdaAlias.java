package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

/** AWS::Lambda::Alias. */
final class LambdaAlias implements ResourceType {

    @Override
    public Schema schema() {
        return Schema.of("FunctionName", "FunctionVersion", "Name", "Description").requiring("FunctionName", "FunctionVersion", "Name")
                .replacedBy("FunctionName", "Name");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var arn = scope.call(properties.into(CreateAliasRequest.builder()).build(), CreateAliasResponse.class).aliasArn();
        return Made.of(arn, "AliasArn", arn);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        scope.call(properties.into(UpdateAliasRequest.builder()).description(properties.text("Description").orElse("")).build());
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteAliasRequest.builder().functionName(properties.required("FunctionName")).name(properties.required("Name")).build());
    }
}
