package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;

/** AWS::Lambda::Permission: one statement of a function's policy. */
final class LambdaPermission implements ResourceType {
    private static final int LONGEST_NAME = 100;

    @Override
    public Schema schema() {
        return Schema.of("Action", "FunctionName", "Principal", "SourceArn", "SourceAccount").requiring("Action", "FunctionName", "Principal")
                .replacedBy("Action", "FunctionName", "Principal", "SourceArn", "SourceAccount");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var statement = scope.physicalName(LONGEST_NAME);
        scope.call(properties.into(AddPermissionRequest.builder()).statementId(statement).build());
        return Made.of(statement);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        throw new IllegalStateException("every change of a permission makes a new one");
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(RemovePermissionRequest.builder().functionName(properties.required("FunctionName")).statementId(physicalId).build());
    }
}
