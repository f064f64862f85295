package dev.tenantonboarding.tenancy.policy;

/**
 * What a pool tenant's session may do: call the shared endpoint for the model that bears the tenant's name.
 *
 * <p>Equality, not a pattern: with {@code StringLike} and a wildcard tenant {@code t1} could call {@code t10}'s model.
 * Only {@code InvokeEndpoint} is allowed because the key exists for no other action, async and streaming included.
 *
 * @param endpointArn the pool endpoint; never a pattern
 */
public record PoolInvokePolicy(String endpointArn) {

    /** For every tenant: the one that the session's tag names. */
    public Policy policy() {
        return naming(TenantTag.VARIABLE);
    }

    /**
     * The same for one tenant, whatever the session's tag.
     *
     * @throws IllegalArgumentException as {@link TenantTag#literal}
     */
    public Policy policyFor(String tenant) {
        return naming(TenantTag.literal(tenant));
    }

    private Policy naming(String tenant) {
        // A tenant's file name below the pool's prefix, as InvokeEndpoint names it.
        return Policy.of(Statement.allow("InvokeOwnModel", "sagemaker:InvokeEndpoint")
                .on(endpointArn)
                .when("StringEquals", "sagemaker:TargetModel", tenant + ".tar.gz"));
    }
}
