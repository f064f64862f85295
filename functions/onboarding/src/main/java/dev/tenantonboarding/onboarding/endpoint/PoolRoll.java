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
    private final PoolEndpoint pool;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public PoolRoll(SageMakerClient sageMaker, PoolEndpoint pool, Duration bound) {
        this.sageMaker = sageMaker;
        this.ownership = new Ownership(sageMaker);
        this.pool = pool;
        this.bound = bound;
    }

    /**
     * One step towards an endpoint that runs none of the stale configurations.
     *
     * @return whether it is in service with another
     * @throws EndpointFailed if SageMaker went back to the old configuration since the execution began
     * @throws EndpointQuotaExceeded if the account may not run the old instances and the new ones side by side
     * @throws dev.tenantonboarding.onboarding.EndpointConflict if the endpoint, or a configuration, does not bear the pool's mark
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it takes too long
     */
    public boolean advance(Set<String> stale, Attempt attempt) {
        DescribeEndpointResponse endpoint = look();
        if (endpoint.endpointStatus() != EndpointStatus.IN_SERVICE) {
            attempt.requireTimeLeft(bound, "endpoint " + pool.name(), endpoint.endpointStatusAsString());
            return false;
        }
        String present = endpoint.endpointConfigName();
        if (!stale.contains(present)) {
            removeOutlived(RolledName.of(present));
            return true;
        }
        if (endpoint.failureReason() != null && attempt.hasSeen(endpoint.lastModifiedTime())) {
            throw wentBack(endpoint);
        }
        attempt.requireTimeLeft(bound, "endpoint " + pool.name(), "stale");
        roll(present, stale, attempt.owner().executionName());
        return false;
    }

    /**
     * Begins what nobody waits for, unless the endpoint is on its way already.
     *
     * @param maker as the new configuration's tag says
     * @return whether it was begun
     * @throws EndpointFailed if SageMaker went back to the old configuration the last time; it is begun again all the same
     * @throws EndpointQuotaExceeded as above
     * @throws dev.tenantonboarding.onboarding.EndpointConflict as above
     */
    public boolean begin(Set<String> stale, String maker) {
        DescribeEndpointResponse endpoint = look();
        if (endpoint.endpointStatus() != EndpointStatus.IN_SERVICE || !stale.contains(endpoint.endpointConfigName())) {
            return false;
        }
        roll(endpoint.endpointConfigName(), stale, maker);
        if (endpoint.failureReason() != null) {
            throw wentBack(endpoint);
        }
        return true;
    }

    /** Removes the configurations that nobody can be about to use, now that this one is in service. */
    public void tidy() {
        DescribeEndpointResponse endpoint = look();
        if (endpoint.endpointStatus() == EndpointStatus.IN_SERVICE) {
            removeOutlived(RolledName.of(endpoint.endpointConfigName()));
        }
    }

    private DescribeEndpointResponse look() {
        DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(pool.name()));
        ownership.require(pool.mark(), endpoint.endpointArn());
        return endpoint;
    }

    private EndpointFailed wentBack(DescribeEndpointResponse endpoint) {
        return new EndpointFailed("endpoint " + pool.name() + " went back to its old configuration: " + endpoint.failureReason());
    }

    private void roll(String present, Set<String> stale, String maker) {
        String next = RolledName.of(present).next(stale).toString();
        LOG.info("rolling {} from {} to {}", pool.name(), present, next);
        make(next, present, maker);
        update(next);
    }

    /** It may be there already: made for another tenant a moment before, or for a roll that failed. */
    private void make(String name, String present, String maker) {
        DescribeEndpointConfigResponse model = describe(present);
        try {
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(name)
                    .productionVariants(model.productionVariants())
                    .tags(pool.tags(maker).entrySet().stream()
                            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                            .toList()));
        } catch (SageMakerException refused) {
            if (!SageMakerErrors.alreadyExists(refused)) {
                throw refused;
            }
            ownership.require(pool.mark(), describe(name).endpointConfigArn());
        }
    }

    private DescribeEndpointConfigResponse describe(String configuration) {
        return sageMaker.describeEndpointConfig(request -> request.endpointConfigName(configuration));
    }

    private void update(String configuration) {
        try {
            sageMaker.updateEndpoint(request -> request.endpointName(pool.name()).endpointConfigName(configuration));
        } catch (ResourceLimitExceededException full) {
            throw new EndpointQuotaExceeded(full.awsErrorDetails().errorMessage(), full);
        } catch (SageMakerException refused) {
            // Another tenant's roll was quicker, or SageMaker does not see the configuration yet: the next look tells.
            if (!SageMakerErrors.isInProgress(refused) && !SageMakerErrors.isMissing(refused)) {
                throw refused;
            }
        }
    }

    private void removeOutlived(RolledName present) {
        sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(present.base())).endpointConfigs().stream()
                .filter(found -> present.hasOutlived(RolledName.of(found.endpointConfigName())))
                .filter(found -> ownership.bears(pool.mark(), found.endpointConfigArn()))
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
