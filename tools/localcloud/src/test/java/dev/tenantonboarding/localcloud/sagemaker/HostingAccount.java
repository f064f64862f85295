package dev.tenantonboarding.localcloud.sagemaker;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.iam.policy.ApplicablePolicies;
import dev.tenantonboarding.localcloud.iam.policy.AuthorizationRequest;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyEvaluator;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.iam.policy.Principal;
import dev.tenantonboarding.localcloud.iam.policy.RequestContext;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.s3.S3;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/**
 * An account that has SageMaker on a port of its own. Its users are their policies: whoever signs with key {@code x} is user
 * {@code x} with the policy given for {@code x}, and {@code local} may do everything. Its artifacts lie in the bucket {@code models}.
 */
final class HostingAccount implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/execution";
    static final String IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1";

    private final Map<String, PolicyDocument> policies = new ConcurrentHashMap<>();
    private final ReadWriteLock downloads = new ReentrantReadWriteLock();
    private final Timeline timeline;
    private final Port port;
    private final Cloud cloud;
    private final S3 s3;
    private final S3Client objects;

    HostingAccount(Timeline.Mode mode, Limits limits) {
        timeline = new Timeline(Clock.systemUTC(), mode, e -> {
            throw new AssertionError(e);
        });
        cloud = new Cloud(timeline, this::authorize);
        s3 = new S3(cloud);
        cloud.register(s3.service());
        new SageMaker(cloud, this::assume, s3, limits).services().forEach(cloud::register);
        port = Port.open(cloud, (key, token) -> new Caller.User(key), Map.of(), s3.endpoint(), (what, cause) -> cause.printStackTrace(), 0);
        objects = as(S3Client.builder().forcePathStyle(true), "local").build();
        policy("local", allow("*", "*"));
        policy(ROLE, allow("*", "*"));
        objects.createBucket(request -> request.bucket("models"));
    }

    /** Time skips, so that endpoints are ready at once. */
    static HostingAccount skipping() {
        return new HostingAccount(Timeline.Mode.SKIP, Limits.standard());
    }

    /** Time stands, as far as a test is concerned: what takes minutes doesn't happen. */
    static HostingAccount inRealTime() {
        return new HostingAccount(Timeline.Mode.REAL, Limits.standard());
    }

    HostingAccount policy(String userOrRole, String document) {
        policies.put(userOrRole, PolicyDocument.parse(document, PolicyShape.IDENTITY));
        return this;
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
        return as(SageMakerClient.builder(), user).build();
    }

    SageMakerRuntimeClient runtime(String user) {
        return as(SageMakerRuntimeClient.builder(), user).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B as(B builder, String user) {
        return builder.overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry())).endpointOverride(port.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(user, "secret")));
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

    /** Asks until the endpoint is neither Creating nor Deleting; time skips between the questions. */
    static EndpointStatus settled(SageMakerClient client, String name) {
        for (int i = 0; i < 10_000; i++) {
            var status = client.describeEndpoint(request -> request.endpointName(name)).endpointStatus();
            if (status != EndpointStatus.CREATING && status != EndpointStatus.DELETING) {
                return status;
            }
        }
        throw new AssertionError("the endpoint " + name + " never settled");
    }

    /** A call of that user from inside the process, for operations that the synchronous client lacks. */
    AwsResponse call(String user, AwsRequest request) {
        return cloud.call(new Caller.User(user), request);
    }

    private Caller assume(String roleArn) {
        if (!policies.containsKey(roleArn)) {
            throw AwsError.accessDenied("SageMaker is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
        }
        return new Caller.RoleSession(roleArn, "AROAEXECUTION", "SageMaker", Map.of(), List.of());
    }

    private void authorize(Caller caller, Access access) {
        if (caller instanceof Caller.RoleSession && access.action().equals("s3:GetObject")) {
            downloads.readLock().lock();
            downloads.readLock().unlock();
        }
        var principal = switch (caller) {
            case Caller.User user -> new Principal.User(user.arn());
            case Caller.RoleSession session -> new Principal.RoleSession(session.roleArn(), session.arn());
            case Caller.ServicePrincipal service -> new Principal.Service(service.principal());
        };
        var holder = caller instanceof Caller.RoleSession session ? session.roleArn() : caller.arn().replaceFirst(".*/", "");
        var attached = policies.containsKey(holder) ? List.of(policies.get(holder)) : List.<PolicyDocument>of();
        var request = new AuthorizationRequest(principal, access.action(), access.resource(), new RequestContext(new HashMap<>(access.context())));
        if (!PolicyEvaluator.evaluate(request, ApplicablePolicies.ofIdentity(attached)).allowed()) {
            throw AwsError.accessDenied("User: " + caller.arn() + " is not authorized to perform: " + access.action() + " on resource: "
                    + access.resource() + " because no identity-based policy allows the " + access.action() + " action");
        }
    }

    @Override
    public void close() {
        objects.close();
        port.close();
        timeline.close();
        s3.close();
    }
}
