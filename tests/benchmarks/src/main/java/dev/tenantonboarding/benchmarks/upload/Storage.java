package dev.tenantonboarding.benchmarks.upload;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A local S3 with a bucket of sources and one of models, and a role that reads sources. */
public final class Storage implements AutoCloseable {
    private static final String USER = "local";
    private static final String ANYTHING = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}""";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
              "Principal": {"AWS": "arn:aws:iam::000000000000:user/local"}}]}""";

    private final LocalCloud cloud;
    private final S3Client s3;
    private final String role;

    private Storage(LocalCloud cloud) {
        this.cloud = cloud;
        s3 = client(S3Client.builder().forcePathStyle(true)).build();
        createBucket("sources");
        createBucket("models");
        try (IamClient iam = client(IamClient.builder()).build()) {
            role = iam.createRole(request -> request.roleName("reader").assumeRolePolicyDocument(TRUST)).role().arn();
            iam.putRolePolicy(request -> request.roleName("reader").policyName("reader").policyDocument(ANYTHING));
        }
    }

    public static Storage open(Path log) {
        return new Storage(LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.REAL, log, Map.of())));
    }

    private <B extends AwsClientBuilder<B, ?>> B client(B builder) {
        return builder.endpointOverride(cloud.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, USER)));
    }

    /** What programs need to reach it. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", cloud.uri().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", USER,
                "AWS_SECRET_ACCESS_KEY", USER,
                OneUpload.ROLE_VARIABLE, role);
    }

    public void createBucket(String bucket) {
        s3.createBucket(request -> request.bucket(bucket));
    }

    public void put(String bucket, String key, byte[] content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    void put(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                s3.putObject(request -> request.bucket("sources").key(prefix + file.getFileName()), file);
            }
        }
    }

    /** From the models to the sources. @return its bytes */
    long copy(String key, String source) {
        s3.copyObject(request -> request.sourceBucket("models").sourceKey(key).destinationBucket("sources").destinationKey(source));
        return s3.headObject(request -> request.bucket("sources").key(source)).contentLength();
    }

    /** Makes room on the disk. */
    void forget() {
        List.of("models", "sources").forEach(bucket -> s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()
                .forEach(object -> s3.deleteObject(request -> request.bucket(bucket).key(object.key()))));
    }

    @Override
    public void close() {
        s3.close();
        cloud.close();
    }
}
