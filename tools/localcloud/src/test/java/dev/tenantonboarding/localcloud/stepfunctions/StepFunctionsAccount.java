package dev.tenantonboarding.localcloud.stepfunctions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.http.Port;
import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.iam.IamService;
import dev.tenantonboarding.localcloud.iam.IamStore;
import dev.tenantonboarding.localcloud.iam.PolicyAuthorizer;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sts.Sts;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account that has IAM, STS, Step Functions and some scripted functions on a port of its own. */
final class StepFunctionsAccount implements AutoCloseable {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:work";
    static final String TRUST = IamCloud.trust("{`Service`:`states.amazonaws.com`}").replace(",\"sts:TagSession\"", "");
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Map<?, ?>> changes = new LinkedBlockingQueue<>();
    private final Timeline timeline;
    private final S3 s3;
    private final Port port;
    private final SfnClient client;

    StepFunctionsAccount(Timeline.Mode mode, Function<InvokeRequest, InvokeResponse> lambda) {
        timeline = new Timeline(Clock.systemUTC(), mode, Throwable::printStackTrace);
        var store = new IamStore();
        var authorizer = new PolicyAuthorizer(store, Clock.systemUTC());
        var sts = new Sts(store, authorizer, Clock.systemUTC());
        var cloud = new Cloud(timeline, authorizer);
        cloud.register(IamService.of(store));
        cloud.register(sts.service());
        s3 = new S3(cloud);
        cloud.register(new Service("lambda", Protocol.REST_JSON, List.of(Operation.of(InvokeRequest::builder,
                request -> List.of(Access.to("lambda:InvokeFunction", request.functionName())),
                (request, call) -> lambda.apply(request)).at("POST", "/2015-03-31/functions/{FunctionName}/invocations"))));
        cloud.register(new StepFunctions(cloud, sts, s3, (source, type, resources, detail) -> changes.add(detail)).service());
        port = Port.open(cloud, sts.authenticator(), Map.of(), (request, response, call) -> response.sendError(501),
                (what, failure) -> failure.printStackTrace(), 0);
        client = on(SfnClient.builder(), IamCloud.ADMIN).build();
        role("machine", TRUST, "{`Effect`:`Allow`,`Action`:`lambda:InvokeFunction`,`Resource`:`*`}");
    }

    /** @param failures how often its functions fail with Boom before they answer their input */
    static StepFunctionsAccount failingFirst(int failures) {
        return new StepFunctionsAccount(Timeline.Mode.SKIP, new FailsFirst(failures));
    }

    SfnClient client() {
        return client;
    }

    String role(String name, String trust, String... statements) {
        try (var iam = on(IamClient.builder(), IamCloud.ADMIN).build()) {
            var arn = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust)).role().arn();
            if (statements.length > 0) {
                iam.putRolePolicy(request -> request.roleName(name).policyName("own").policyDocument(IamCloud.policy(statements)));
            }
            return arn;
        }
    }

    /** Works as a new role of that name. */
    SfnClient clientOf(String name, String... statements) {
        var role = role(name, IamCloud.ADMIN_TRUST, statements);
        try (var sts = on(StsClient.builder(), IamCloud.ADMIN).build()) {
            var session = sts.assumeRole(request -> request.roleArn(role).roleSessionName("test")).credentials();
            return on(SfnClient.builder(), AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()))
                    .build();
        }
    }

    String machine(String name, String definition) {
        return client.createStateMachine(request -> request.name(name).definition(definition)
                .roleArn("arn:aws:iam::000000000000:role/machine")).stateMachineArn();
    }

    String start(String machineArn, String name, String input) {
        return client.startExecution(request -> request.stateMachineArn(machineArn).name(name).input(input)).executionArn();
    }

    /** The next change of any execution's status, as the event bus hears it. */
    Map<?, ?> nextChange() throws InterruptedException {
        var change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (change == null) {
            throw new AssertionError("no change of status within " + PATIENCE_SECONDS + " s");
        }
        return change;
    }

    /** Waits until an execution is told to have this status. */
    void await(String status) throws InterruptedException {
        while (!nextChange().get("status").equals(status)) {
            // Changes before it are of no interest.
        }
    }

    private <B extends AwsClientBuilder<B, ?>> B on(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(port.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    @Override
    public void close() {
        client.close();
        port.close();
        timeline.close();
        s3.close();
    }
}
