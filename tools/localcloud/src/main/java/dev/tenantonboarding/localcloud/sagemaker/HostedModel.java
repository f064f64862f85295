package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Instant;

import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;

/**
 * A model as it was created; it never changes.
 *
 * @param request checked by {@link ModelOperations}: one container, its artifact on S3, and an execution role
 */
record HostedModel(CreateModelRequest request, Instant created) implements Resource {

    @Override
    public String name() {
        return request.modelName();
    }

    String executionRoleArn() {
        return request.executionRoleArn();
    }

    ContainerDefinition container() {
        return request.primaryContainer() != null ? request.primaryContainer() : request.containers().getFirst();
    }

    boolean isMultiModel() {
        return container().mode() == ContainerMode.MULTI_MODEL;
    }

    ModelData data() {
        return ModelData.parse(container().modelDataUrl()).orElseThrow();
    }
}
