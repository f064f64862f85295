package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Instant;

/** What every resource of hosting has. */
sealed interface Resource permits HostedModel, EndpointConfig, Endpoint {

    /** As it was created, in its own case. */
    String name();

    Instant created();

    /** The time of creation, for resources that never change. */
    default Instant modified() {
        return created();
    }

    /** Empty for resources without one. */
    default String status() {
        return "";
    }
}
