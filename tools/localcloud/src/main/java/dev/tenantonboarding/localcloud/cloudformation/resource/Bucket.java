package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.Map;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * AWS::S3::Bucket. Versioning, encryption, ownership, life cycle and the block of public access are checked but do nothing here:
 * this cloud's S3 keeps the newest version of an object only, and is open to nobody without credentials.
 */
final class Bucket implements ResourceType {
    private static final int LONGEST_NAME = 63;

    @Override
    public Schema schema() {
        return Schema.of("BucketName", "VersioningConfiguration.Status", "OwnershipControls.Rules[].ObjectOwnership",
                "BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm",
                "PublicAccessBlockConfiguration.BlockPublicAcls", "PublicAccessBlockConfiguration.BlockPublicPolicy",
                "PublicAccessBlockConfiguration.IgnorePublicAcls", "PublicAccessBlockConfiguration.RestrictPublicBuckets",
                "LifecycleConfiguration.Rules[].Id", "LifecycleConfiguration.Rules[].Status", "LifecycleConfiguration.Rules[].Prefix",
                "LifecycleConfiguration.Rules[].ExpiredObjectDeleteMarker",
                "LifecycleConfiguration.Rules[].NoncurrentVersionExpiration.NoncurrentDays",
                "LifecycleConfiguration.Rules[].AbortIncompleteMultipartUpload.DaysAfterInitiation").tagged().replacedBy("BucketName");
    }

    @Override
    public Made create(Scope scope, Properties properties) {
        requireInert(properties);
        var name = properties.text("BucketName").orElseGet(() -> scope.lowerCaseName(LONGEST_NAME));
        scope.call(CreateBucketRequest.builder().bucket(name).build());
        var made = scope.initiated(new Made(name, Map.of("Arn", "arn:aws:s3:::" + name, "DomainName", name + ".s3.amazonaws.com",
                "RegionalDomainName", name + ".s3." + Aws.REGION + ".amazonaws.com")));
        if (properties.has("Tags")) {
            tag(scope, name, properties);
        }
        return made;
    }

    @Override
    public Made update(Scope scope, Made made, Properties old, Properties properties) {
        requireInert(properties);
        if (!old.same(properties, "Tags")) {
            tag(scope, made.physicalId(), properties);
        }
        return made;
    }

    @Override
    public void delete(Scope scope, String physicalId, Properties properties) {
        scope.call(DeleteBucketRequest.builder().bucket(physicalId).build());
    }

    private static void requireInert(Properties properties) {
        for (var rule : properties.at("BucketEncryption").each("ServerSideEncryptionConfiguration")) {
            var algorithm = rule.at("ServerSideEncryptionByDefault").text("SSEAlgorithm").orElse("AES256");
            if (!algorithm.equals("AES256")) {
                throw AwsError.unsupported("the bucket encryption " + algorithm);
            }
        }
    }

    private static void tag(Scope scope, String name, Properties properties) {
        scope.call(PutBucketTaggingRequest.builder().bucket(name).tagging(tagging -> tagging.tagSet(properties.tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList())).build());
    }
}
