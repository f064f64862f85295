package dev.tenantonboarding.tenancy.policy;

/**
 * What a bridge tenant's role may do where each session is narrowed by a policy of its own: call any endpoint but the platform's, all
 * of which have names that no tenant can have. Whoever opens the session is then part of the wall, which
 * {@link BridgeInvokePolicy} needs nobody for.
 */
public record BridgeWidePolicy(Arns arns) {

    public Policy policy() {
        return Policy.of(
                Statement.allow("InvokeAnyEndpoint", "sagemaker:InvokeEndpoint").on(arns.endpoint("*")),
                Statement.deny("NeverThePlatforms", "sagemaker:InvokeEndpoint").on(arns.endpoint("*--*")));
    }
}
