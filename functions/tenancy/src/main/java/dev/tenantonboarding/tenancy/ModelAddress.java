package dev.tenantonboarding.tenancy;

import java.util.Optional;

/**
 * Where a tenant's model answers. The tenants here need not exist, nor be legal: whoever tests the policies asks for such addresses too.
 *
 * @param targetModel which of the endpoint's models, if it has several
 */
public record ModelAddress(String endpointName, Optional<String> targetModel) {

    /** A model of the pool. */
    public static ModelAddress pool(String poolEndpoint, String tenant) {
        return new ModelAddress(poolEndpoint, Optional.of(tenant + ".tar.gz"));
    }

    /** The model on a bridge tenant's own endpoint. */
    public static ModelAddress bridge(String tenant) {
        return new ModelAddress(tenant, Optional.empty());
    }

    /** The model on the endpoint of a silo tenant's own stack. */
    public static ModelAddress silo(String tenant) {
        return new ModelAddress(SiloNames.ENDPOINT_PREFIX + tenant, Optional.empty());
    }

    public ModelAddress withTarget(String other) {
        return new ModelAddress(endpointName, Optional.of(other));
    }

    public ModelAddress withoutTarget() {
        return new ModelAddress(endpointName, Optional.empty());
    }
}
