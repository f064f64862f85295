package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;

/** All endpoints, and what becomes of them as time goes by. */
final class EndpointLife {
    private final Registry<Endpoint> endpoints = new Registry<>(Kind.ENDPOINT);
    private final Registry<HostedModel> models;
    private final Deployment deployment;
    private final Tags tags;
    private final Timeline timeline;
    private final Limits limits;

    EndpointLife(Registry<HostedModel> models, Deployment deployment, Tags tags, Timeline timeline, Limits limits) {
        this.models = models;
        this.deployment = deployment;
        this.tags = tags;
        this.timeline = timeline;
        this.limits = limits;
    }

    Optional<Endpoint> find(String name) {
        return endpoints.find(name);
    }

    /** @throws AwsError ValidationException if there is none */
    Endpoint get(String name) {
        return endpoints.get(name);
    }

    List<Endpoint> all() {
        return endpoints.all();
    }

    /** One at a time, so that the quota holds. */
    synchronized Endpoint create(String name, EndpointConfig config) {
        var now = timeline.now();
        var endpoint = new Endpoint(name, config, models.get(config.variant().modelName()), new State.Creating(), now, now);
        if (endpoints.find(name).isPresent()) {
            throw Kind.ENDPOINT.alreadyExists(name);
        }
        checkQuota(endpoint);
        endpoints.add(endpoint);
        timeline.schedule(limits.creating(), Timeline.Kind.AWAITED, () -> deploy(endpoint));
        return endpoint;
    }

    private void checkQuota(Endpoint endpoint) {
        var type = endpoint.config().variant().instanceTypeAsString();
        int used = endpoints.all().stream().mapToInt(other -> other.instances(type)).sum();
        int wanted = endpoint.instances(type);
        if (used + wanted > limits.instancesPerType()) {
            throw AwsError.of("ResourceLimitExceeded", "The account-level service limit '" + type + " for endpoint usage' is "
                    + limits.instancesPerType() + " Instances, with current utilization of " + used + " Instances and a request delta of "
                    + wanted + " Instances. Please use AWS Service Quotas to request an increase for this quota.");
        }
    }

    private void deploy(Endpoint endpoint) {
        State next = new State.Failed("Request to service failed. If failure persists after retry, contact customer support.");
        try {
            next = deployment.deploy(endpoint);
        } finally {
            change(endpoint.name(), next);
        }
    }

    /** @throws AwsError ValidationException if there is no such endpoint, or it is on its way from one state to another */
    void delete(String name) {
        endpoints.change(name, endpoint -> switch (endpoint.state()) {
            case State.Creating _ -> throw inProgress(endpoint);
            case State.Deleting _ -> throw inProgress(endpoint);
            case State.InService _ -> endpoint.in(new State.Deleting(), timeline.now());
            case State.Failed _ -> endpoint.in(new State.Deleting(), timeline.now());
        });
        timeline.schedule(limits.deleting(), Timeline.Kind.AWAITED, () -> {
            tags.forget(Kind.ENDPOINT.arn(name));
            endpoints.remove(name);
        });
    }

    private static AwsError inProgress(Endpoint endpoint) {
        return AwsError.validation("Cannot update in-progress endpoint \"" + endpoint.arn() + "\".");
    }

    private void change(String name, State next) {
        endpoints.change(name, endpoint -> endpoint.in(next, timeline.now()));
    }
}
