package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.Attempt;
import dev.tenantonboarding.onboarding.EndpointFailed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Takes an endpoint one step nearer to being in service as planned, whatever state it is in. */
public final class EnsureEndpoint {
    /** The status with which the workflow goes on. */
    public static final String IN_SERVICE = "InService";

    private static final Logger LOG = LoggerFactory.getLogger(EnsureEndpoint.class);
    private static final String CREATING = "Creating";
    private static final String DELETING = "Deleting";

    private final SageMakerClient sageMaker;
    private final EndpointLook looks;
    private final Ownership ownership;
    private final EndpointParts parts;
    private final Duration bound;

    /** @param bound how long an execution waits, and again for each time it is redriven */
    public EnsureEndpoint(SageMakerClient sageMaker, Duration bound) {
        this.sageMaker = sageMaker;
        this.looks = new EndpointLook(sageMaker);
        this.ownership = new Ownership(sageMaker);
        this.parts = new EndpointParts(sageMaker, ownership);
        this.bound = bound;
    }

    /**
     * @return the endpoint's status, in SageMaker's words
     * @throws EndpointFailed if it failed since the execution began
     * @throws dev.tenantonboarding.onboarding.EndpointTimedOut if it took too long
     * @throws dev.tenantonboarding.onboarding.EndpointConflict if it, or a part of it, does not bear the plan's mark
     * @throws dev.tenantonboarding.onboarding.EndpointQuotaExceeded if the account may not run that many instances
     */
    public String advance(EndpointPlan plan, Attempt attempt) {
        return switch (looks.at(plan.endpointName())) {
            case EndpointState.Missing missing -> {
                requireTimeLeft(plan, attempt, "missing");
                parts.makeAll(plan);
                yield CREATING;
            }
            case EndpointState.InService inService -> {
                ownership.require(plan.mark(), inService.arn());
                yield plan.isOutdated(inService.configuration()) ? replace(plan, inService, attempt) : IN_SERVICE;
            }
            case EndpointState.Underway underway -> {
                ownership.require(plan.mark(), underway.arn());
                requireTimeLeft(plan, attempt, underway.status());
                yield underway.status();
            }
            case EndpointState.Broken broken -> {
                ownership.require(plan.mark(), broken.arn());
                yield makeAnew(plan, broken, attempt);
            }
        };
    }

    /** What failed before this execution began, or before it was redriven, is made again; what failed since fails the execution. */
    private String makeAnew(EndpointPlan plan, EndpointState.Broken broken, Attempt attempt) {
        if (attempt.hasSeen(broken.createdAt())) {
            throw new EndpointFailed("endpoint " + plan.endpointName() + " is " + broken.status() + ": " + broken.reason());
        }
        requireTimeLeft(plan, attempt, broken.status());
        LOG.warn("removing {}, which is {}: {}", plan.endpointName(), broken.status(), broken.reason());
        return remove(plan);
    }

    /** The tenant is not active yet, so nobody misses the endpoint meanwhile. */
    private String replace(EndpointPlan plan, EndpointState.InService inService, Attempt attempt) {
        requireTimeLeft(plan, attempt, "outdated");
        LOG.info("replacing {}, which has {} instead of {}", plan.endpointName(), inService.configuration(), plan.versionName());
        return remove(plan);
    }

    private String remove(EndpointPlan plan) {
        try {
            sageMaker.deleteEndpoint(request -> request.endpointName(plan.endpointName()));
        } catch (SageMakerException refused) {
            // It is being removed already, or gone, though it did not look so: it may be seen late.
            if (!SageMakerErrors.isInProgress(refused) && !SageMakerErrors.isMissing(refused)) {
                throw refused;
            }
        }
        return DELETING;
    }

    private void requireTimeLeft(EndpointPlan plan, Attempt attempt, String status) {
        attempt.requireTimeLeft(bound, "endpoint " + plan.endpointName(), status);
    }
}
