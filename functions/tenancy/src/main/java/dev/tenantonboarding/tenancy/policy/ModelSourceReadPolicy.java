package dev.tenantonboarding.tenancy.policy;

/**
 * What a tenant's session may read of the bucket that models are delivered to: the tenant's own prefix and the shared one, so that
 * no event can fetch another tenant's model.
 */
public record ModelSourceReadPolicy(String bucketArn) {

    private static final String OWN = TenantTag.VARIABLE + "/*";
    private static final String SHARED = "shared/*";

    public Policy policy() {
        return Policy.of(
                Statement.allow("ReadModelSource", "s3:GetObject")
                        .on(bucketArn + "/" + OWN, bucketArn + "/" + SHARED),
                Statement.allow("ListModelSource", "s3:ListBucket")
                        .on(bucketArn)
                        .when("StringLike", "s3:prefix", OWN, SHARED));
    }
}
