package dev.tenantonboarding.localcloud.s3;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** What buckets and objects have besides the bytes that S3Proxy keeps: policies and tags. */
final class Buckets {
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> bucketTags = new ConcurrentHashMap<>();
    private final Map<S3Address, Map<String, String>> objectTags = new ConcurrentHashMap<>();

    Optional<String> policy(String bucket) {
        return Optional.ofNullable(policies.get(bucket));
    }

    /** @throws AwsError MalformedPolicy, saying what is wrong with it */
    void putPolicy(String bucket, String policy) {
        try {
            PolicyDocument.parse(policy, PolicyShape.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw AwsError.of("MalformedPolicy", e.getMessage());
        }
        policies.put(bucket, policy);
    }

    void deletePolicy(String bucket) {
        policies.remove(bucket);
    }

    Map<String, String> bucketTags(String bucket) {
        return bucketTags.getOrDefault(bucket, Map.of());
    }

    void putBucketTags(String bucket, Map<String, String> tags) {
        bucketTags.put(bucket, Map.copyOf(tags));
    }

    Map<String, String> tags(S3Address object) {
        return objectTags.getOrDefault(object, Map.of());
    }

    /** Replaces all of an object's tags. */
    void putTags(S3Address object, Map<String, String> tags) {
        if (tags.isEmpty()) {
            objectTags.remove(object);
        } else {
            objectTags.put(object, Map.copyOf(tags));
        }
    }

    void forget(String bucket) {
        policies.remove(bucket);
        bucketTags.remove(bucket);
        objectTags.keySet().removeIf(object -> object.bucket().equals(bucket));
    }
}
