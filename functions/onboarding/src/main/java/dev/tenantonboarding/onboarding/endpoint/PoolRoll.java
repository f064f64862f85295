package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointFailed;
import dev.tenantonboarding.onboarding.EndpointQuotaExceeded;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * Gives the pool's endpoint new instances, which have nothing in memory that was there before: by a configuration that differs from the
 * present one in name alone. Tenants that wait for that at the same time share it, and the old instances serve until the new ones do.
 */
public final class PoolRoll {
    private static final Logger LOG = LoggerFactory.getLogger(PoolRoll.class);

    private final SageMakerClient sageMaker;
    private final Ownership ownership;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public PoolRoll(SageMakerClient sageMaker, Duration bound) {
        this.sageMaker = sageMaker;
        this.ownership = new Ownership(sageMaker);
        this.bound = bound;
    }

    /**
     * One step towards an endpoint that runs none of the stale configurations.
     *
     * @return whether it is in service with another
     * @throws EndpointFailed if SageMaker went back to the old configuration since the execution began
     * @throws EndpointQuotaExceeded if the account may not run the old instances and the new ones side by side
     * @throws dev.tenantonboarding.onboarding.EndpointConflict if the endpoint, or a configuration, does not bear the plan's mark
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it takes too long
     */
    public boolean advance(EndpointPlan plan, Set<String> stale, Attempt attempt) {
        DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(plan.endpointName()));
        ownership.require(plan.mark(), endpoint.endpointArn());
        if (endpoint.endpointStatus() != EndpointStatus.IN_SERVICE) {
            attempt.requireTimeLeft(bound, "endpoint " + plan.endpointName(), endpoint.endpointStatusAsString());
            return false;
        }
        String present = endpoint.endpointConfigName();
        if (!stale.contains(present)) {
            removeOutlived(plan, RolledName.of(present));
            return true;
        }
        if (endpoint.failureReason() != null && attempt.hasSeen(endpoint.lastModifiedTime())) {
            throw new EndpointFailed("endpoint " + plan.endpointName() + " went back to its old configuration: " + endpoint.failureReason());
        }
        attempt.requireTimeLeft(bound, "endpoint " + plan.endpointName(), "stale");
        String next = RolledName.of(present).next(stale).toString();
        LOG.info("rolling {} from {} to {}", plan.endpointName(), present, next);
        make(plan, next, present);
        update(plan, next);
        return false;
    }

    /** It may be there already: made for another tenant a moment before, or for a roll that failed. */
    private void make(EndpointPlan plan, String name, String present) {
        DescribeEndpointConfigResponse model = describe(present);
        try {
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(name)
                    .productionVariants(model.productionVariants())
                    .tags(plan.tags().entrySet().stream()
                            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                            .toList()));
        } catch (SageMakerException refused) {
            if (!SageMakerErrors.alreadyExists(refused)) {
                throw refused;
            }
            ownership.require(plan.mark(), describe(name).endpointConfigArn());
        }
    }

    private DescribeEndpointConfigResponse describe(String configuration) {
        return sageMaker.describeEndpointConfig(request -> request.endpointConfigName(configuration));
    }

    private void update(EndpointPlan plan, String configuration) {
        try {
            sageMaker.updateEndpoint(request -> request.endpointName(plan.endpointName()).endpointConfigName(configuration));
        } catch (ResourceLimitExceededException full) {
            throw new EndpointQuotaExceeded(full.awsErrorDetails().errorMessage(), full);
        } catch (SageMakerException refused) {
            // Another tenant's roll was quicker, or SageMaker does not see the configuration yet: the next look tells.
            if (!SageMakerErrors.isInProgress(refused) && !SageMakerErrors.isMissing(refused)) {
                throw refused;
            }
        }
    }

    private void removeOutlived(EndpointPlan plan, RolledName present) {
        sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(present.base())).endpointConfigs().stream()
                .filter(found -> present.hasOutlived(RolledName.of(found.endpointConfigName())))
                .filter(found -> ownership.bears(plan.mark(), found.endpointConfigArn()))
                .forEach(found -> remove(found.endpointConfigName()));
    }

    private void remove(String configuration) {
        try {
            sageMaker.deleteEndpointConfig(request -> request.endpointConfigName(configuration));
        } catch (SageMakerException refused) {
            if (!SageMakerErrors.isMissing(refused)) {
                throw refused;
            }
        }
    }
}
