package dev.tenantonboarding.localcloud.cloudformation.resource;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** AWS::Lambda::Function, from an archive in S3. */
final class LambdaFunction implements ResourceType {
    private static final int LONGEST_NAME = 64;
    private static final int SECONDS = 3;
    private static final int MEGABYTES = 128;

    @Override
    public Schema schema() {
        return Schema.of("FunctionName", "Runtime", "Handler", "Role", "Code.S3Bucket", "Code.S3Key", "Description", "Timeout",
                "MemorySize", "Architectures[]", "Environment.Variables.*", "LoggingConfig.LogGroup", "LoggingConfig.LogFormat",
                "ReservedConcurrentExecutions", "SnapStart.ApplyOn")
                .tagged().requiring("Code", "Role").replacedBy("FunctionName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("FunctionName").orElseGet(() -> scope.physicalName(LONGEST_NAME));
        var request = properties.into(CreateFunctionRequest.builder()).functionName(name).build();
        var made = scope.initiated(Made.of(name, "Arn", scope.call(request, CreateFunctionResponse.class).functionArn()));
        if (properties.has("ReservedConcurrentExecutions")) {
            reserve(scope, name, properties);
        }
        awaitActive(scope, name);
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        var name = made.physicalId();
        if (!old.same(properties, "Code") || !old.same(properties, "Architectures")) {
            scope.call(properties.at("Code").into(UpdateFunctionCodeRequest.builder()).functionName(name)
                    .architecturesWithStrings(properties.texts("Architectures")).build());
            awaitActive(scope, name);
        }
        // A property that the template no longer has goes back to Lambda's default.
        scope.call(properties.into(UpdateFunctionConfigurationRequest.builder()).functionName(name)
                .description(properties.text("Description").orElse(""))
                .timeout(properties.number("Timeout").orElse(SECONDS)).memorySize(properties.number("MemorySize").orElse(MEGABYTES))
                .snapStart(start -> start.applyOn(properties.at("SnapStart").text("ApplyOn").orElse("None")))
                .environment(environment -> environment.variables(properties.at("Environment").map("Variables"))).build());
        awaitActive(scope, name);
        if (!old.same(properties, "ReservedConcurrentExecutions")) {
            reserve(scope, name, properties);
        }
        var arn = made.attributes().get("Arn");
        TagChange.between(old, properties).apply(tags -> scope.call(TagResourceRequest.builder().resource(arn).tags(tags).build()),
                keys -> scope.call(UntagResourceRequest.builder().resource(arn).tagKeys(keys).build()));
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteFunctionRequest.builder().functionName(physicalId).build());
    }

    private static void reserve(Scope scope, String name, Properties properties) {
        properties.number("ReservedConcurrentExecutions").ifPresentOrElse(
                number -> scope.call(PutFunctionConcurrencyRequest.builder().functionName(name).reservedConcurrentExecutions(number).build()),
                () -> scope.call(DeleteFunctionConcurrencyRequest.builder().functionName(name).build()));
    }

    private static void awaitActive(Scope scope, String name) {
        while (true) {
            var function = scope.call(GetFunctionConfigurationRequest.builder().functionName(name).build(), GetFunctionConfigurationResponse.class);
            if (function.state() == State.FAILED || function.lastUpdateStatus() == LastUpdateStatus.FAILED) {
                throw AwsError.of("NotStabilized", "Function " + name + " failed: " + function.stateReason() + function.lastUpdateStatusReason());
            }
            if (function.state() != State.PENDING && function.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS) {
                return;
            }
            scope.waiting().run();
        }
    }
}
