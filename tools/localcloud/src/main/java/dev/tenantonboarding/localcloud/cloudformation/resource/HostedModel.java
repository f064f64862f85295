package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelRequest;

/** AWS::SageMaker::Model. Nothing of a model can be changed but its tags. */
final class HostedModel implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("ModelName", "ExecutionRoleArn", "EnableNetworkIsolation", "PrimaryContainer.ContainerHostname",
                "PrimaryContainer.Environment.*", "PrimaryContainer.Image", "PrimaryContainer.Mode", "PrimaryContainer.ModelDataUrl", "Containers[].ContainerHostname",
                "Containers[].Environment.*", "Containers[].Image", "Containers[].Mode", "Containers[].ModelDataUrl").tagged()
                .replacedBy("ModelName", "ExecutionRoleArn", "EnableNetworkIsolation", "PrimaryContainer", "Containers");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("ModelName").orElseGet(() -> scope.physicalName(Hosting.LONGEST_NAME));
        var arn = scope.call(properties.into(CreateModelRequest.builder()).modelName(name).build(), CreateModelResponse.class).modelArn();
        return Made.of(arn, "ModelName", name);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        Hosting.retag(scope, made.physicalId(), old, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        Hosting.unlessGone(() -> scope.call(DeleteModelRequest.builder().modelName(Hosting.name(physicalId)).build()));
    }
}
