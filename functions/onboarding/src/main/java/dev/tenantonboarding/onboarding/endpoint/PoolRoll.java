package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * Gives the pool's endpoint new instances, which have nothing in memory that was there before: by a configuration that differs from the
 * present one in name alone. Tenants that wait for that at the same time share it, and the old instances serve until the new ones do.
 */
public final class PoolRoll {
    private static final Logger LOG = LoggerFactory.getLogger(PoolRoll.class);
    private static final Pattern NAME = Pattern.compile("(.*?)(?:-r(\\d+))?");
    private static final int TRIES = 20;

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
     * One step towards an endpoint whose configuration was made after an instant.
     *
     * @return whether it is in service with one
     * @throws EndpointFailed if SageMaker went back to the old configuration since the execution began
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it takes too long
     */
    public boolean advance(EndpointPlan plan, Instant staleSince, Attempt attempt) {
        DescribeEndpointResponse endpoint = sageMaker.describeEndpoint(request -> request.endpointName(plan.endpointName()));
        ownership.require(plan.mark(), endpoint.endpointArn());
        if (endpoint.endpointStatus() != EndpointStatus.IN_SERVICE) {
            attempt.requireTimeLeft(bound, "endpoint " + plan.endpointName(), endpoint.endpointStatusAsString());
            return false;
        }
        DescribeEndpointConfigResponse present = describe(endpoint.endpointConfigName());
        if (present.creationTime().isAfter(staleSince)) {
            removeOlder(plan, present);
            return true;
        }
        if (endpoint.failureReason() != null && attempt.hasSeen(endpoint.lastModifiedTime())) {
            throw new EndpointFailed("endpoint " + plan.endpointName() + " went back to its old configuration: " + endpoint.failureReason());
        }
        attempt.requireTimeLeft(bound, "endpoint " + plan.endpointName(), "stale");
        roll(plan, present, staleSince);
        return false;
    }

    private DescribeEndpointConfigResponse describe(String configuration) {
        return sageMaker.describeEndpointConfig(request -> request.endpointConfigName(configuration));
    }

    private void roll(EndpointPlan plan, DescribeEndpointConfigResponse present, Instant staleSince) {
        String next = next(plan, present, staleSince);
        LOG.info("rolling {} from {} to {}", plan.endpointName(), present.endpointConfigName(), next);
        try {
            sageMaker.updateEndpoint(request -> request.endpointName(plan.endpointName()).endpointConfigName(next));
        } catch (SageMakerException refused) {
            if (!SageMakerErrors.isInProgress(refused)) {
                throw refused;
            }
        }
    }

    /** The name of the next configuration, which another tenant's execution may have made a moment before. */
    private String next(EndpointPlan plan, DescribeEndpointConfigResponse present, Instant staleSince) {
        Matcher parts = NAME.matcher(present.endpointConfigName());
        if (!parts.matches()) {
            throw new IllegalStateException("a configuration without a name");
        }
        int number = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        for (int more = 1; more <= TRIES; more++) {
            String name = parts.group(1) + "-r" + (number + more);
            if (make(plan, name, present)) {
                return name;
            }
            DescribeEndpointConfigResponse there = describe(name);
            ownership.require(plan.mark(), there.endpointConfigArn());
            if (there.creationTime().isAfter(staleSince)) {
                return name;
            }
        }
        throw new EndpointFailed("endpoint " + plan.endpointName() + " has " + TRIES + " configurations that were never put in service");
    }

    /** @return whether there was none of that name */
    private boolean make(EndpointPlan plan, String name, DescribeEndpointConfigResponse present) {
        try {
            sageMaker.createEndpointConfig(request -> request.endpointConfigName(name)
                    .productionVariants(present.productionVariants())
                    .tags(plan.tags().entrySet().stream()
                            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                            .toList()));
            return true;
        } catch (SageMakerException refused) {
            if (SageMakerErrors.alreadyExists(refused)) {
                return false;
            }
            throw refused;
        }
    }

    /** Not those made since: another tenant may be about to put one in service. */
    private void removeOlder(EndpointPlan plan, DescribeEndpointConfigResponse present) {
        sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(plan.endpointName() + "-")).endpointConfigs().stream()
                .filter(found -> found.endpointConfigName().startsWith(plan.endpointName() + "-"))
                .filter(found -> found.creationTime().isBefore(present.creationTime()))
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
