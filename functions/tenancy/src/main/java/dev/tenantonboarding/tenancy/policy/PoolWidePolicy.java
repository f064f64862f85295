package dev.tenantonboarding.tenancy.policy;

/**
 * What a pool tenant's role may do where each session is narrowed by a policy of its own: call the shared endpoint for any model.
 * Whoever opens the session is then part of the wall, which {@link PoolInvokePolicy} needs nobody for.
 *
 * @param endpointArn the pool endpoint; never a pattern
 */
public record PoolWidePolicy(String endpointArn) {

    public Policy policy() {
        return Policy.of(Statement.allow("InvokeAnyModel", "sagemaker:InvokeEndpoint").on(endpointArn));
    }
}
