package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Instant;
import java.util.Optional;

/** An endpoint at one moment of its life. */
record Endpoint(String name, EndpointConfig config, HostedModel model, State state, Instant created, Instant modified)
        implements Resource {

    sealed interface State {

        record Creating() implements State {
        }

        /**
         * @param serving what answers invocations
         * @param failure why the last update was taken back, if it was
         */
        record InService(Serving serving, Optional<String> failure) implements State {
        }

        /**
         * @param serving what goes on answering meanwhile
         * @param next what it is put on
         */
        record Updating(Serving serving, EndpointConfig next) implements State {
        }

        /** @param reason as DescribeEndpoint tells it */
        record Failed(String reason) implements State {
        }

        record Deleting() implements State {
        }
    }

    Endpoint in(State next, Instant now) {
        return new Endpoint(name, config, model, next, created, now);
    }

    /** The same endpoint on another configuration. */
    Endpoint on(EndpointConfig other, HostedModel otherModel) {
        return new Endpoint(name, other, otherModel, state, created, modified);
    }

    String arn() {
        return Kind.ENDPOINT.arn(name);
    }

    /** AWS's word for the state. */
    @Override
    public String status() {
        return switch (state) {
            case State.Creating _ -> "Creating";
            case State.InService _ -> "InService";
            case State.Updating _ -> "Updating";
            case State.Failed _ -> "Failed";
            case State.Deleting _ -> "Deleting";
        };
    }

    /** How many instances of that type it takes from the account's quota. */
    int instances(String type) {
        var variant = config.variant();
        return variant.instanceTypeAsString().equals(type) && !(state instanceof State.Failed) ? variant.initialInstanceCount() : 0;
    }
}
