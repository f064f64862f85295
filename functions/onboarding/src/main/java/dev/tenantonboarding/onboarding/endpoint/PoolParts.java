package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.onboarding.EndpointConflict;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Makes the pool's model, endpoint configuration and endpoint. Each may be there already, made by a tenant that came a moment before. */
final class PoolParts {
    /** By this tag, with the stack's name, a stack knows its own. */
    private static final String STACK_TAG = "tenant-onboarding-stack";

    private final SageMakerClient sageMaker;
    private final PoolSettings settings;

    PoolParts(SageMakerClient sageMaker, PoolSettings settings) {
        this.sageMaker = sageMaker;
        this.settings = settings;
    }

    /**
     * @throws EndpointConflict if something that is not this stack's has one of the names
     * @throws EndpointQuotaExceeded if the account may not run that many instances
     * @throws AwsUnavailable if SageMaker does not see yet what was just made
     */
    void makeAll(String executionName) {
        List<Tag> tags = tags(executionName);
        makeModel(tags);
        makeConfiguration(tags);
        makeEndpoint(tags);
    }

    /** @throws EndpointConflict unless what has this ARN is this stack's */
    void requireOurs(String arn) {
        boolean ours = sageMaker.listTagsPaginator(request -> request.resourceArn(arn)).tags().stream()
                .anyMatch(tag -> tag.key().equals(STACK_TAG) && tag.value().equals(settings.stackName()));
        if (!ours) {
            throw new EndpointConflict(arn + " was not made by stack " + settings.stackName());
        }
    }

    private void makeModel(List<Tag> tags) {
        try {
            sageMaker.createModel(request -> request.modelName(settings.versionName())
                    .executionRoleArn(settings.executionRoleArn())
                    .enableNetworkIsolation(settings.networkIsolation())
                    .containers(container -> container.image(settings.containerImage())
                            .mode(ContainerMode.MULTI_MODEL)
                            .modelDataUrl(settings.modelDataUrl()))
                    .tags(tags));
        } catch (SageMakerException refused) {
            requireExisting(refused);
            requireOurs(sageMaker.describeModel(request -> request.modelName(settings.versionName())).modelArn());
        }
    }

    private void makeConfiguration(List<Tag> tags) {
        try {
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(settings.versionName())
                    .productionVariants(variant -> variant.variantName("main")
                            .modelName(settings.versionName())
                            .instanceType(settings.instanceType())
                            .initialInstanceCount(settings.instanceCount())
                            .initialVariantWeight(1f))
                    .tags(tags));
        } catch (SageMakerException refused) {
            requireExisting(refused);
            requireOurs(sageMaker.describeEndpointConfig(request -> request.endpointConfigName(settings.versionName()))
                    .endpointConfigArn());
        }
    }

    private void makeEndpoint(List<Tag> tags) {
        try {
            sageMaker.createEndpoint(request -> request.endpointName(settings.endpointName())
                    .endpointConfigName(settings.versionName())
                    .tags(tags));
        } catch (ResourceLimitExceededException full) {
            throw new EndpointQuotaExceeded(full.awsErrorDetails().errorMessage(), full);
        } catch (SageMakerException refused) {
            // Whose endpoint it is shows when it is looked at the next time.
            requireExisting(refused);
        }
    }

    private static void requireExisting(SageMakerException refused) {
        if (SageMakerErrors.isMissing(refused)) {
            throw new AwsUnavailable("SageMaker does not see yet what was just made", refused);
        }
        if (!SageMakerErrors.alreadyExists(refused)) {
            throw refused;
        }
    }

    private List<Tag> tags(String executionName) {
        // Shared, so no TenantID: that tag would make it one tenant's.
        return Map.of(
                        STACK_TAG, settings.stackName(),
                        "IsolationModel", "pool",
                        "CostCenter", "platform",
                        "onboarding-execution", executionName)
                .entrySet()
                .stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
