package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Duration;

/**
 * What the account may have, and how long things take.
 *
 * @param instancesPerType instances of one type that all endpoints may have together
 * @param loadedModels     models that a multi-model endpoint holds in memory
 * @param creating         from CreateEndpoint to InService or Failed, on the timeline
 * @param deleting         from DeleteEndpoint until the endpoint is gone, on the timeline
 * @param loading          how long an invocation waits for its model, in real time
 */
public record Limits(int instancesPerType, int loadedModels, Duration creating, Duration deleting, Duration loading) {

    public Limits {
        if (instancesPerType < 0 || loadedModels < 1 || creating.isNegative() || deleting.isNegative() || !loading.isPositive()) {
            throw new IllegalArgumentException("Limits out of range: " + instancesPerType + " instances, " + loadedModels + " models, "
                    + creating + ", " + deleting + ", " + loading);
        }
    }

    /** As an account with raised quotas sees them. */
    public static Limits standard() {
        return new Limits(100, 100, Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofSeconds(60));
    }

    public Limits withInstancesPerType(int most) {
        return new Limits(most, loadedModels, creating, deleting, loading);
    }
}
