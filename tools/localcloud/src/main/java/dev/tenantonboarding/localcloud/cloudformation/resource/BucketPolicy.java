package dev.tenantonboarding.localcloud.cloudformation.resource;

import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;

/** AWS::S3::BucketPolicy. */
final class BucketPolicy implements ResourceType {
    @Override
    public Schema schema() {
        return Schema.of("Bucket", "PolicyDocument.*").requiring("Bucket", "PolicyDocument").replacedBy("Bucket");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        put(scope, properties);
        return Made.of(properties.required("Bucket"));
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        put(scope, properties);
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteBucketPolicyRequest.builder().bucket(physicalId).build());
    }

    private static void put(Scope scope, Properties properties) {
        scope.call(PutBucketPolicyRequest.builder().bucket(properties.required("Bucket")).policy(properties.required("PolicyDocument")).build());
    }
}
