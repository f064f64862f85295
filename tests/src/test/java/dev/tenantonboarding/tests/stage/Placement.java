package dev.tenantonboarding.tests.stage;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;

/** Where the design puts what serves a tenant. */
public record Placement(String endpointName, String artifactKey) {
    private static final int DIGITS_IN_KEY = 16;

    /** @param sha256 of the artifact, in hexadecimal */
    public static Placement of(TenantId tenant, IsolationModel isolation, String sha256) {
        return switch (isolation) {
            case POOL -> new Placement("pool--main", "pool/" + tenant + ".tar.gz");
            case BRIDGE -> new Placement(tenant.value(), "bridge/" + tenant + "/" + sha256.substring(0, DIGITS_IN_KEY) + ".tar.gz");
            case SILO -> new Placement("silo--" + tenant, "silo/" + tenant + "/" + sha256.substring(0, DIGITS_IN_KEY) + ".tar.gz");
        };
    }
}
