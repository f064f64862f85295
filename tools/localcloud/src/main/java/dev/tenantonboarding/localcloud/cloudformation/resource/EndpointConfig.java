package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointConfigRequest;

/** AWS::SageMaker::EndpointConfig. Nothing of a configuration can be changed but its tags. */
final class EndpointConfig implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("EndpointConfigName", "ProductionVariants[].VariantName", "ProductionVariants[].ModelName",
                "ProductionVariants[].InstanceType", "ProductionVariants[].InitialInstanceCount", "ProductionVariants[].InitialVariantWeight",
                "ProductionVariants[].VolumeSizeInGB", "ProductionVariants[].ModelDataDownloadTimeoutInSeconds",
                "ProductionVariants[].ContainerStartupHealthCheckTimeoutInSeconds").tagged().requiring("ProductionVariants").replacedBy("EndpointConfigName", "ProductionVariants");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        var name = properties.text("EndpointConfigName").orElseGet(() -> scope.physicalName(Hosting.LONGEST_NAME));
        var request = properties.into(CreateEndpointConfigRequest.builder()).endpointConfigName(name).build();
        return Made.of(scope.call(request, CreateEndpointConfigResponse.class).endpointConfigArn(), "EndpointConfigName", name);
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        Hosting.retag(scope, made.physicalId(), old, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        Hosting.unlessGone(() -> scope.call(DeleteEndpointConfigRequest.builder().endpointConfigName(Hosting.name(physicalId)).build()));
    }
}
