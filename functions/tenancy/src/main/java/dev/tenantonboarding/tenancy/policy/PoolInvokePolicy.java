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

    /** A tenant's file name below the pool's prefix, as {@code InvokeEndpoint} names it. */
    private static final String TARGET_MODEL = TenantTag.VARIABLE + ".tar.gz";

    public Policy policy() {
        return Policy.of(Statement.allow("InvokeOwnModel", "sagemaker:InvokeEndpoint")
                .on(endpointArn)
                .when("StringEquals", "sagemaker:TargetModel", TARGET_MODEL));
    }
}
