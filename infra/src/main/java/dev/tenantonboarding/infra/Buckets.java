package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Policy;
import dev.tenantonboarding.tenancy.policy.Principal;
import dev.tenantonboarding.tenancy.policy.Statement;
import java.util.List;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;

/** Records, model artifacts, and where models are delivered to: private, encrypted, over TLS only, and kept when the stack goes. */
final class Buckets {

    private final Stack stack;

    final CfnBucket records;
    final CfnBucket models;
    final String modelSourceName;

    Buckets(Stack stack, Parameters parameters) {
        this.stack = stack;
        records = bucket("Records");
        // The records are the only state there is: a bad write must be undoable.
        records.setVersioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder().status("Enabled").build());
        records.setLifecycleConfiguration(forgetFindings());
        tlsOnly("RecordsPolicy", records);

        models = bucket("Models");
        models.setLifecycleConfiguration(dropAbandonedUploads());
        tlsOnly("ModelsPolicy", models);

        var create = CfnCondition.Builder.create(stack, "CreateModelSource")
                .expression(Fn.conditionEquals(parameters.modelSourceBucket, "")).build();
        var modelSource = bucket("ModelSource");
        modelSource.getCfnOptions().setCondition(create);
        tlsOnly("ModelSourcePolicy", modelSource).getCfnOptions().setCondition(create);
        modelSourceName = Fn.conditionIf(create.getLogicalId(), modelSource.getRef(), parameters.modelSourceBucket).toString();
    }

    private CfnBucket bucket(String id) {
        var bucket = CfnBucket.Builder.create(stack, id)
                .bucketEncryption(CfnBucket.BucketEncryptionProperty.builder()
                        .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                                .serverSideEncryptionByDefault(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                        .sseAlgorithm("AES256").build())
                                .build()))
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced").build()))
                        .build())
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true).blockPublicPolicy(true).ignorePublicAcls(true).restrictPublicBuckets(true)
                        .build())
                .build();
        bucket.getCfnOptions().setDeletionPolicy(CfnDeletionPolicy.RETAIN);
        bucket.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        Accepted.because(bucket, "AwsSolutions-S1", "Who reads and writes objects is CloudTrail's to record, per principal;"
                + " server access logs would need one more bucket and name no session.");
        return bucket;
    }

    private CfnBucketPolicy tlsOnly(String id, CfnBucket bucket) {
        return CfnBucketPolicy.Builder.create(stack, id)
                .bucket(bucket.getRef())
                .policyDocument(Policy.of(Statement.deny("TlsOnly", "s3:*")
                        .to(Principal.everyone())
                        .on(bucket.getAttrArn(), bucket.getAttrArn() + "/*")
                        .when("Bool", "aws:SecureTransport", "false")).toMap())
                .build();
    }

    /** Each audit writes a finding of every tenant and removes it once it stands in the run's document: versions of it are of no use. */
    private static CfnBucket.LifecycleConfigurationProperty forgetFindings() {
        return CfnBucket.LifecycleConfigurationProperty.builder()
                .rules(List.of(CfnBucket.RuleProperty.builder()
                        .id("ForgetFindings")
                        .status("Enabled")
                        .prefix("audits/")
                        .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                                .noncurrentDays(1).build())
                        .expiredObjectDeleteMarker(true)
                        .build()))
                .build();
    }

    /** An upload whose function died can't abort itself. */
    private static CfnBucket.LifecycleConfigurationProperty dropAbandonedUploads() {
        return CfnBucket.LifecycleConfigurationProperty.builder()
                .rules(List.of(CfnBucket.RuleProperty.builder()
                        .id("DropAbandonedUploads")
                        .status("Enabled")
                        .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                                .daysAfterInitiation(1).build())
                        .build()))
                .build();
    }
}
