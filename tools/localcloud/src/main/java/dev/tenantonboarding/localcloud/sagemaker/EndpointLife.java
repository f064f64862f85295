package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;

/** All endpoints, and what becomes of them as time goes by. */
final class EndpointLife {
    private static final State.Failed INTERNAL_FAILURE =
            new State.Failed("Request to service failed. If failure persists after retry, contact customer support.");

    private final Registry<Endpoint> endpoints = new Registry<>(Kind.ENDPOINT);
    private final Registry<HostedModel> models;
    private final Deployment deployment;
    private final Tags tags;
    private final EndpointEvents events;
    private final Timeline timeline;
    private final Limits limits;

    EndpointLife(Registry<HostedModel> models, Deployment deployment, Tags tags, EndpointEvents events, Timeline timeline, Limits limits) {
        this.models = models;
        this.deployment = deployment;
        this.tags = tags;
        this.events = events;
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
        events.tell(endpoint);
        timeline.schedule(limits.creating(), Timeline.Kind.AWAITED, () -> deploy(endpoint));
        return endpoint;
    }

    /**
     * Puts an endpoint on another configuration; until that one serves, and if it never does, the old one answers.
     *
     * @throws AwsError ValidationException if there is no such endpoint, or it is not in service
     */
    synchronized Endpoint update(String name, EndpointConfig config) {
        var updated = endpoints.get(name).on(config, models.get(config.variant().modelName()));
        checkQuota(updated);
        change(name, endpoint -> switch (endpoint.state()) {
            case State.InService inService -> endpoint.in(new State.Updating(inService.serving(), config), timeline.now());
            case State.Failed _ -> throw AwsError.validation("Cannot update endpoint \"" + endpoint.arn() + "\" in status Failed.");
            case State.Creating _, State.Updating _, State.Deleting _ -> throw inProgress(endpoint);
        });
        timeline.schedule(limits.creating(), Timeline.Kind.AWAITED, () -> replace(updated));
        return updated;
    }

    private void replace(Endpoint updated) {
        State next = INTERNAL_FAILURE;
        try {
            next = deployment.deploy(updated);
        } finally {
            var result = next;
            change(updated.name(), endpoint -> switch (result) {
                case State.Failed failed ->
                        endpoint.in(new State.InService(serving(endpoint), Optional.of(failed.reason())), timeline.now());
                case State.InService _, State.Creating _, State.Updating _, State.Deleting _ -> updated.in(result, timeline.now());
            });
        }
    }

    private static Serving serving(Endpoint endpoint) {
        if (endpoint.state() instanceof State.Updating updating) {
            return updating.serving();
        }
        throw new IllegalStateException(endpoint.arn() + " left the state Updating before its time");
    }

    /** Of other endpoints' instances and its own; while an update lasts, its old ones don't count. */
    private void checkQuota(Endpoint endpoint) {
        var type = endpoint.config().variant().instanceTypeAsString();
        int used = endpoints.all().stream().filter(other -> !other.name().equals(endpoint.name()))
                .mapToInt(other -> other.instances(type)).sum();
        int wanted = endpoint.instances(type);
        if (used + wanted > limits.instancesPerType()) {
            throw AwsError.of("ResourceLimitExceeded", "The account-level service limit '" + type + " for endpoint usage' is "
                    + limits.instancesPerType() + " Instances, with current utilization of " + used + " Instances and a request delta of "
                    + wanted + " Instances. Please use AWS Service Quotas to request an increase for this quota.");
        }
    }

    private void deploy(Endpoint endpoint) {
        State next = INTERNAL_FAILURE;
        try {
            next = deployment.deploy(endpoint);
        } finally {
            var result = next;
            change(endpoint.name(), current -> current.in(result, timeline.now()));
        }
    }

    /** @throws AwsError ValidationException if there is no such endpoint, or it is on its way from one state to another */
    void delete(String name) {
        change(name, endpoint -> switch (endpoint.state()) {
            case State.Creating _, State.Updating _, State.Deleting _ -> throw inProgress(endpoint);
            case State.InService _, State.Failed _ -> endpoint.in(new State.Deleting(), timeline.now());
        });
        timeline.schedule(limits.deleting(), Timeline.Kind.AWAITED, () -> {
            tags.forget(Kind.ENDPOINT.arn(name));
            endpoints.remove(name);
        });
    }

    private static AwsError inProgress(Endpoint endpoint) {
        return AwsError.validation("Cannot update in-progress endpoint \"" + endpoint.arn() + "\".");
    }

    private void change(String name, UnaryOperator<Endpoint> change) {
        events.tell(endpoints.change(name, change));
    }
}
