package dev.tenantonboarding.tenancy.probe;

/** Roles of the platform that no prober can take on as they are, and what each must not do. */
public enum PlatformRole {
    POOL_INVOKE("pool-invoke-role-without-tag"),
    BRIDGE_INVOKE("bridge-invoke-role-without-tag"),
    INFERENCE("inference-role-on-model"),
    AUTHORIZER("authorizer-role-on-model"),
    POOL_CONTAINER("pool-container-on-artifact"),
    BRIDGE_CONTAINER("bridge-container-on-artifact");

    final String probe;

    PlatformRole(String probe) {
        this.probe = probe;
    }
}
