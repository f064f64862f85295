package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.iam.IamService;
import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.PolicyAuthorizer;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An account with IAM, S3 and SageMaker on a port of its own. Besides the administrator {@code local} its users are sessions of
 * roles, each with the one policy given for its name. Its artifacts lie in the bucket {@code models}.
 */
final class HostingAccount implements AutoCloseable {
    static final String EXECUTION = "execution";
    static final String ROLE = "arn:aws:iam::000000000000:role/" + EXECUTION;
    static final String IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";
    private static final AwsCredentials ADMIN = AwsBasicCredentials.create("local", "local");

    private final ReadWriteLock downloads = new ReentrantReadWriteLock();
    private final Queue<Map<String, ?>> changes = new ConcurrentLinkedQueue<>();
    private final Timeline timeline;
    private final Cloud cloud;
    private final S3 s3;
    private final Port port;
    private final IamClient iam;
    private final StsClient sts;
    private final S3Client objects;
    private final Sts sessions;

    HostingAccount(Timeline.Mode mode, Limits limits) {
        timeline = new Timeline(Clock.systemUTC(), mode, e -> {
            throw new AssertionError(e);
        });
        var store = new IamStore();
        var authorizer = new PolicyAuthorizer(store, timeline::now);
        cloud = new Cloud(timeline, (caller, access) -> {
            waitWhileHeld(caller, access);
            authorizer.authorize(caller, access);
        });
        sessions = new Sts(store, authorizer, Clock.systemUTC());
        s3 = new S3(cloud);
        cloud.register(IamService.of(store));
        cloud.register(sessions.service());
        cloud.register(s3.service());
        new SageMaker(cloud, sessions, s3, (source, type, resources, detail) -> changes.add(detail), limits).services().forEach(cloud::register);
        port = Port.open(cloud, sessions.authenticator(), Map.of(), s3.endpoint(), (what, cause) -> cause.printStackTrace(), 0);
        iam = as(IamClient.builder(), ADMIN).build();
        sts = as(StsClient.builder(), ADMIN).build();
        objects = as(S3Client.builder().forcePathStyle(true), ADMIN).build();
        objects.createBucket(request -> request.bucket("models"));
        createRole(EXECUTION, "{\"Service\":\"sagemaker.amazonaws.com\"}");
        policy(EXECUTION, allow("*", "*"));
    }

    /** Time skips, so that endpoints are ready at once. */
    static HostingAccount skipping() {
        return new HostingAccount(Timeline.Mode.SKIP, Limits.standard());
    }

    /** Time stands, as far as a test is concerned: what takes minutes doesn't happen. */
    static HostingAccount inRealTime() {
        return new HostingAccount(Timeline.Mode.REAL, Limits.standard());
    }

    /** The changes of endpoints' status so far, as the event bus hears them. */
    List<Map<String, ?>> changes() {
        return List.copyOf(changes);
    }

    /** A role that the administrator may assume, without rights. */
    HostingAccount user(String name) {
        createRole(name, "{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        return this;
    }

    /** Puts this policy in the place of what the role could do so far. */
    HostingAccount policy(String role, String document) {
        iam.putRolePolicy(request -> request.roleName(role).policyName("own").policyDocument(document));
        return this;
    }

    private void createRole(String name, String principal) {
        iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":"
                + "[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":" + principal + "}]}"));
    }

    /** Puts an object into the bucket {@code models}. */
    HostingAccount artifact(String key, byte[] content) {
        objects.putObject(request -> request.bucket("models").key(key), RequestBody.fromBytes(content));
        return this;
    }

    void deleteArtifact(String key) {
        objects.deleteObject(request -> request.bucket("models").key(key));
    }

    /** Until closed, reading an artifact doesn't end. */
    Hold holdDownloads() {
        downloads.writeLock().lock();
        return downloads.writeLock()::unlock;
    }

    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement(action, resource, "") + "]}";
    }

    /** @param more what follows in the statement, such as {@code ,"Condition":{…}} */
    static String statement(String action, String resource, String more) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"" + more + "}";
    }

    SageMakerClient sagemaker(String user) {
        return as(SageMakerClient.builder(), credentials(user)).build();
    }

    SageMakerRuntimeClient runtime(String user) {
        return as(SageMakerRuntimeClient.builder(), credentials(user)).build();
    }

    private AwsCredentials credentials(String user) {
        if (user.equals("local")) {
            return ADMIN;
        }
        var session = sts.assumeRole(request -> request.roleArn("arn:aws:iam::000000000000:role/" + user).roleSessionName("test")).credentials();
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    private <B extends AwsClientBuilder<B, C>, C> B as(B builder, AwsCredentials credentials) {
        return builder.overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry())).endpointOverride(port.uri())
                .region(Region.US_EAST_1).credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    /** A multi-model endpoint in service whose artifacts lie below {@code s3://models/pool/}. */
    void multiModelEndpoint(String name) {
        endpoint(name, "s3://models/pool/", "MultiModel");
    }

    /** Made by the administrator and waited for; it may end InService or Failed. */
    EndpointStatus endpoint(String name, String modelDataUrl, String mode) {
        try (var client = sagemaker("local")) {
            client.createModel(request -> request.modelName(name).executionRoleArn(ROLE)
                    .primaryContainer(container -> container.image(IMAGE).modelDataUrl(modelDataUrl).mode(mode)));
            client.createEndpointConfig(request -> request.endpointConfigName(name).productionVariants(variant -> variant
                    .variantName("AllTraffic").modelName(name).instanceType("ml.m5.large").initialInstanceCount(1)));
            client.createEndpoint(request -> request.endpointName(name).endpointConfigName(name));
            return settled(client, name);
        }
    }

    /** Asks until the endpoint is neither Creating, Updating nor Deleting; time skips between the questions. */
    static EndpointStatus settled(SageMakerClient client, String name) {
        for (int i = 0; i < 10_000; i++) {
            var status = client.describeEndpoint(request -> request.endpointName(name)).endpointStatus();
            if (status != EndpointStatus.CREATING && status != EndpointStatus.UPDATING && status != EndpointStatus.DELETING) {
                return status;
            }
        }
        throw new AssertionError("the endpoint " + name + " never settled");
    }

    /** A call of that user from inside the process, for operations that the synchronous client lacks. */
    AwsResponse call(String user, AwsRequest request) {
        var credentials = credentials(user);
        var token = credentials instanceof AwsSessionCredentials session ? Optional.of(session.sessionToken()) : Optional.<String>empty();
        return cloud.call(sessions.authenticator().authenticate(credentials.accessKeyId(), token), request);
    }

    private void waitWhileHeld(Caller caller, Access access) {
        if (caller instanceof Caller.RoleSession && access.action().equals("s3:GetObject")) {
            downloads.readLock().lock();
            downloads.readLock().unlock();
        }
    }

    @Override
    public void close() {
        iam.close();
        sts.close();
        objects.close();
        port.close();
        timeline.close();
        s3.close();
    }
}
