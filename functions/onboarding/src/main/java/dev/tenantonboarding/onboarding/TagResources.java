package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.onboarding.endpoint.EndpointTags;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Completes the tags on all that a tenant owns. In the pool that is the artifact alone: the endpoint is everyone's. A silo tenant's
 * endpoint has its tags from its stack, which CloudFormation keeps.
 */
final class TagResources {
    private final S3Client s3;
    private final EndpointTags endpoints;
    private final String stackName;

    TagResources(S3Client s3, EndpointTags endpoints, String stackName) {
        this.s3 = s3;
        this.endpoints = endpoints;
        this.stackName = stackName;
    }

    /**
     * @throws EndpointConflict if the tenant's endpoint, or a part of it, is someone else's
     */
    void complete(TenantRecord record) {
        Map<String, String> tags = ResourceTags.of(record);
        switch (record.tenant().isolation()) {
            case POOL, SILO -> tag(artifact(record), tags);
            case BRIDGE -> {
                tag(artifact(record), tags);
                endpoints.complete(endpoint(record), ResourceTags.mark(record.tenantId(), stackName), tags);
            }
        }
    }

    private static String endpoint(TenantRecord record) {
        return record.endpointName()
                .orElseThrow(() -> new IllegalStateException("tenant " + record.tenantId() + " has no endpoint to tag"));
    }

    private static Artifact artifact(TenantRecord record) {
        return record.artifact()
                .orElseThrow(() -> new IllegalStateException("tenant " + record.tenantId() + " has no artifact to tag"));
    }

    /** Sets the whole set, as S3 offers nothing less, keeping the tags of others. */
    private void tag(Artifact artifact, Map<String, String> tags) {
        List<Tag> present = s3.getObjectTagging(request -> request.bucket(artifact.bucket()).key(artifact.key())).tagSet();
        Map<String, String> before = new TreeMap<>();
        present.forEach(tag -> before.put(tag.key(), tag.value()));
        Map<String, String> after = new TreeMap<>(before);
        after.putAll(tags);
        if (after.equals(before)) {
            return;
        }
        s3.putObjectTagging(request -> request.bucket(artifact.bucket())
                .key(artifact.key())
                .tagging(all -> all.tagSet(after.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList())));
    }
}
