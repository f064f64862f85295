package dev.tenantonboarding.benchmarks.scale;

import dev.tenantonboarding.tenancy.IsolationModel;

/**
 * What so many tenants of one isolation model cost.
 *
 * @param instances of their endpoints
 * @param hosting dollars a month for those
 * @param requests dollars a month for API and function
 * @param onboarding dollars for the transitions of all onboardings, once
 */
record Costs(double instances, double hosting, double requests, double onboarding) {
    private static final double DAYS = 365.0 / 12;

    static Costs of(IsolationModel isolation, double tenants) {
        double instances = switch (isolation) {
            case POOL -> poolInstances(tenants);
            case BRIDGE, SILO -> tenants;
        };
        double asked = tenants * Input.REQUESTS.value * DAYS;
        double each = Input.API_PRICE.value + Input.INVOCATION_PRICE.value
                + Input.REQUEST_SECONDS.value * Input.FUNCTION_GIGABYTES.value * Input.FUNCTION_PRICE.value;
        return new Costs(
                instances,
                instances * Input.HOURS.value * Input.INSTANCE_PRICE.value,
                asked * each,
                tenants * transitions(isolation) * Input.TRANSITION_PRICE.value);
    }

    /** As many as hold the active tenants' models, or answer their requests, whichever are more. */
    private static double poolInstances(double tenants) {
        double forModels = tenants * Input.ACTIVE_SHARE.value * Input.MODEL_BYTES.value / Input.INSTANCE_BYTES.value;
        double forRequests = Limits.requestsASecond(tenants) / Input.INSTANCE_REQUESTS.value;
        return Math.ceil(Math.max(forModels, forRequests));
    }

    static double transitions(IsolationModel isolation) {
        double looks = Math.ceil(Input.ENDPOINT_SECONDS.value / Input.POLL_SECONDS.value);
        return switch (isolation) {
            case POOL -> Input.POOL_TRANSITIONS.value;
            case BRIDGE, SILO -> Input.POOL_TRANSITIONS.value + looks * Input.POLL_TRANSITIONS.value;
        };
    }

    double monthly() {
        return hosting + requests;
    }
}
