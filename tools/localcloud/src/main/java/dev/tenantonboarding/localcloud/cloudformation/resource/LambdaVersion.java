package dev.tenantonboarding.localcloud.cloudformation.resource;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** AWS::Lambda::Version: what the function was when this was made, for good. */
final class LambdaVersion implements ResourceType {

    @Override
    public Schema schema() {
        return Schema.of("FunctionName", "CodeSha256", "Description").requiring("FunctionName")
                .replacedBy("FunctionName", "CodeSha256", "Description");
    }

    /** Fails where nothing has changed since the last version, which Lambda would answer with again. */
    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.required("FunctionName");
        var before = scope.call(ListVersionsByFunctionRequest.builder().functionName(name).build(), ListVersionsByFunctionResponse.class).versions();
        var published = scope.call(properties.into(PublishVersionRequest.builder()).build(), PublishVersionResponse.class);
        if (before.stream().map(FunctionConfiguration::version).anyMatch(published.version()::equals)) {
            throw AwsError.of("AlreadyExists", "A version for this Lambda function exists ( " + published.version()
                    + " ). Modify the function to create a new version.");
        }
        return new Made(published.functionArn(), Map.of("Version", published.version(), "FunctionArn", published.functionArn()));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        throw new IllegalStateException("every change of a version makes a new one");
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteFunctionRequest.builder().functionName(physicalId).build());
    }
}
