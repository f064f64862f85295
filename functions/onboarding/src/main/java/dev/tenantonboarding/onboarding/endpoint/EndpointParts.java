package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.onboarding.EndpointConflict;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerMode;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Makes a model, an endpoint configuration and an endpoint. Each may be there already, made by an execution that came a moment before. */
final class EndpointParts {
    private final SageMakerClient sageMaker;
    private final Ownership ownership;

    EndpointParts(SageMakerClient sageMaker, Ownership ownership) {
        this.sageMaker = sageMaker;
        this.ownership = ownership;
    }

    /**
     * @throws EndpointConflict if something that does not bear the plan's mark has one of the names
     * @throws EndpointQuotaExceeded if the account may not run that many instances
     * @throws AwsUnavailable if SageMaker does not see yet what was just made
     */
    void makeAll(EndpointPlan plan) {
        List<Tag> tags = plan.tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        makeModel(plan, tags);
        makeConfiguration(plan, tags);
        makeEndpoint(plan, tags);
    }

    private void makeModel(EndpointPlan plan, List<Tag> tags) {
        try {
            sageMaker.createModel(request -> request.modelName(plan.versionName())
                    .executionRoleArn(plan.hosting().executionRoleArn())
                    .enableNetworkIsolation(plan.hosting().networkIsolation())
                    .containers(container -> container.image(plan.hosting().containerImage())
                            .mode(mode(plan.served()))
                            .modelDataUrl(plan.served().url()))
                    .tags(tags));
        } catch (SageMakerException refused) {
            requireExisting(refused);
            ownership.require(plan.mark(), sageMaker.describeModel(request -> request.modelName(plan.versionName())).modelArn());
        }
    }

    private static ContainerMode mode(EndpointPlan.Served served) {
        return switch (served) {
            case EndpointPlan.SharedModels shared -> ContainerMode.MULTI_MODEL;
            case EndpointPlan.OneModel one -> ContainerMode.SINGLE_MODEL;
        };
    }

    private void makeConfiguration(EndpointPlan plan, List<Tag> tags) {
        try {
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(plan.versionName())
                    .productionVariants(variant -> variant.variantName("main")
                            .modelName(plan.versionName())
                            .instanceType(plan.hosting().instanceType())
                            .initialInstanceCount(plan.hosting().instanceCount())
                            .initialVariantWeight(1f))
                    .tags(tags));
        } catch (SageMakerException refused) {
            requireExisting(refused);
            ownership.require(plan.mark(), sageMaker.describeEndpointConfig(request -> request.endpointConfigName(plan.versionName()))
                    .endpointConfigArn());
        }
    }

    private void makeEndpoint(EndpointPlan plan, List<Tag> tags) {
        try {
            sageMaker.createEndpoint(request -> request.endpointName(plan.endpointName())
                    .endpointConfigName(plan.versionName())
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
}
