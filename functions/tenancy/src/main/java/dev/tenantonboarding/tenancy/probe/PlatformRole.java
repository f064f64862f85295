package dev.tenantonboarding.tenancy.probe;

import java.util.Set;

/** Roles of the platform that no prober can take on as they are. */
public enum PlatformRole {
    POOL_INVOKE("pool-invoke-role", Set.of()),
    BRIDGE_INVOKE("bridge-invoke-role", Set.of()),
    INFERENCE("inference-role", Set.of("lambda.amazonaws.com")),
    AUTHORIZER("authorizer-role", Set.of("lambda.amazonaws.com")),
    POOL_CONTAINER("pool-container", Set.of("sagemaker.amazonaws.com")),
    BRIDGE_CONTAINER("bridge-container", Set.of("sagemaker.amazonaws.com"));

    /** As probes' names begin. */
    final String word;
    /** The services that act in it; none act in the invoke roles. */
    final Set<String> services;

    PlatformRole(String word, Set<String> services) {
        this.word = word;
        this.services = services;
    }
}
