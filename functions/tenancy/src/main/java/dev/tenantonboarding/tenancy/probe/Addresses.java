package dev.tenantonboarding.tenancy.probe;

import dev.tenantonboarding.tenancy.ModelAddress;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.policy.Arns;
import java.util.List;

/**
 * Where tenants' models answer, and where lies what else is theirs.
 *
 * @param modelSourceBucket where their models are delivered to
 */
public record Addresses(String poolEndpoint, String recordsBucket, String modelSourceBucket, Arns arns) {

    ModelAddress of(Subject subject) {
        return switch (subject.isolation()) {
            case POOL -> of(InvokeRole.POOL, subject.id());
            case BRIDGE -> of(InvokeRole.BRIDGE, subject.id());
            case SILO -> ModelAddress.silo(subject.id());
        };
    }

    /** Where that role leads this tenant. */
    ModelAddress of(InvokeRole role, String tenant) {
        return switch (role) {
            case POOL -> ModelAddress.pool(poolEndpoint, tenant);
            case BRIDGE -> ModelAddress.bridge(tenant);
        };
    }

    /** The one model that this tenant's session may ask the pool for. */
    String target(Subject subject) {
        return of(InvokeRole.POOL, subject.id()).targetModel().orElseThrow();
    }

    /** ARN of an artifact, in the bucket where the tenant's own lies. */
    String artifact(Subject subject, String key) {
        return object(subject.artifact().bucket(), key);
    }

    /** ARNs of the tenant's record and of what was delivered for it. */
    List<String> papers(Subject subject) {
        return List.of(
                object(recordsBucket, TenantRecord.key(subject.tenant())), object(modelSourceBucket, subject.id() + "/model.tar.gz"));
    }

    private String object(String bucket, String key) {
        return arns.bucket(bucket) + "/" + key;
    }
}
