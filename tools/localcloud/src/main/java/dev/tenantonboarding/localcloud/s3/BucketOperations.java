package dev.tenantonboarding.localcloud.s3;

import java.util.List;
import java.util.stream.Collectors;

import org.gaul.s3proxy.blobstore.BlobStore;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** The operations on buckets that other services, CloudFormation first, call in this process. */
final class BucketOperations {
    private final BlobStore store;
    private final Buckets buckets;

    BucketOperations(BlobStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    Service service() {
        return new Service("s3", Protocol.S3, List.of(
                Operation.of(CreateBucketRequest::builder, request -> access("CreateBucket", request.bucket()), (request, call) -> create(request))
                        .accepting("Bucket"),
                Operation.of(DeleteBucketRequest::builder, request -> access("DeleteBucket", request.bucket()), (request, call) -> delete(request))
                        .accepting("Bucket"),
                Operation.of(PutBucketPolicyRequest::builder, request -> access("PutBucketPolicy", request.bucket()), (request, call) -> putPolicy(request))
                        .accepting("Bucket", "Policy"),
                Operation.of(DeleteBucketPolicyRequest::builder, request -> access("DeleteBucketPolicy", request.bucket()), (request, call) -> deletePolicy(request))
                        .accepting("Bucket"),
                Operation.of(PutBucketTaggingRequest::builder, request -> access("PutBucketTagging", request.bucket()), (request, call) -> putTags(request))
                        .accepting("Bucket", "Tagging"),
                Operation.of(PutBucketVersioningRequest::builder, request -> access("PutBucketVersioning", request.bucket()), (request, call) -> version(request))
                        .accepting("Bucket", "VersioningConfiguration")));
    }

    private List<Access> access(String action, String bucket) {
        return List.of(Access.to("s3:" + action, "arn:aws:s3:::" + bucket).withResourcePolicy(buckets.policy(bucket)));
    }

    private CreateBucketResponse create(CreateBucketRequest request) {
        translated(() -> store.createContainer(request));
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    private DeleteBucketResponse delete(DeleteBucketRequest request) {
        translated(() -> store.deleteBucket(request.bucket()));
        buckets.forget(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    private PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest request) {
        requireBucket(request.bucket());
        buckets.putPolicy(request.bucket(), request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    private DeleteBucketPolicyResponse deletePolicy(DeleteBucketPolicyRequest request) {
        requireBucket(request.bucket());
        buckets.deletePolicy(request.bucket());
        return DeleteBucketPolicyResponse.builder().build();
    }

    private PutBucketTaggingResponse putTags(PutBucketTaggingRequest request) {
        requireBucket(request.bucket());
        buckets.putBucketTags(request.bucket(), request.tagging().tagSet().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
        return PutBucketTaggingResponse.builder().build();
    }

    private PutBucketVersioningResponse version(PutBucketVersioningRequest request) {
        translated(() -> store.putBucketVersioning(request));
        return PutBucketVersioningResponse.builder().build();
    }

    private void requireBucket(String bucket) {
        if (!store.containerExists(bucket)) {
            throw AwsError.of("NoSuchBucket", 404, "The specified bucket does not exist");
        }
    }

    private static void translated(Runnable change) {
        try {
            change.run();
        } catch (AwsServiceException e) {
            throw S3.error(e);
        }
    }
}
