package dev.tenantonboarding.tests.stepfunctions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.LocalCloud;
import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A local cloud that skips what is only waited for, with ordinary clients; its functions are scripted. */
final class CaseCloud implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/case";
    static final String BUCKET = "case-items";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "states.amazonaws.com"}}]}""";
    private static final String MAY_ALL_THAT_CASES_NEED = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"},
              {"Effect": "Allow", "Action": "states:StartExecution", "Resource": "arn:aws:states:us-east-1:000000000000:stateMachine:case"},
              {"Effect": "Allow", "Action": "states:RedriveExecution", "Resource": "arn:aws:states:us-east-1:000000000000:execution:case/*:*"},
              {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::case-items", "arn:aws:s3:::case-items/*"]}]}""";

    private final LocalCloud cloud = LocalCloud.start(new LocalCloud.Options(0, Timeline.Mode.SKIP, Path.of("target/stepfunctions.log"), Map.of()));
    private final SfnClient states = on(SfnClient.builder()).build();
    private final S3Client s3 = on(S3Client.builder()).forcePathStyle(true).build();
    private volatile ScriptedLambda functions = new ScriptedLambda(Map.of());

    CaseCloud() {
        // What executions call is looked up when they call it, so this takes Lambda's place.
        cloud.cloud().register(new Service("lambda", Protocol.REST_JSON, List.of(Operation.of(InvokeRequest::builder,
                request -> List.of(Access.to("lambda:InvokeFunction", request.functionName())),
                (request, call) -> functions.invoke(request)))));
        role("case", MAY_ALL_THAT_CASES_NEED);
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    /** Until the next script; what hangs in the one before is let go, since time stands still for what is under way. */
    void functions(Map<?, ?> script) {
        functions.close();
        functions = new ScriptedLambda(script);
    }

    String role(String name, String policy) {
        try (var iam = on(IamClient.builder()).build()) {
            var arn = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST)).role().arn();
            iam.putRolePolicy(request -> request.roleName(name).policyName("own").policyDocument(policy));
            return arn;
        }
    }

    void grant(String role, String policy) {
        try (var iam = on(IamClient.builder()).build()) {
            iam.putRolePolicy(request -> request.roleName(role).policyName("own").policyDocument(policy));
        }
    }

    void put(String key, String content) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    SfnClient states() {
        return states;
    }

    String machine(String definition) {
        return machine(definition, ROLE);
    }

    String machine(String definition, String role) {
        return states.createStateMachine(request -> request.name("case").definition(definition).roleArn(role)).stateMachineArn();
    }

    String start(String machine, String input) {
        return states.startExecution(request -> request.stateMachineArn(machine).name("run").input(input)).executionArn();
    }

    DescribeExecutionResponse ended(String execution) {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            var described = states.describeExecution(request -> request.executionArn(execution));
            if (described.status() != ExecutionStatus.RUNNING) {
                return described;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still running: " + Events.headlines(history(execution)));
    }

    List<HistoryEvent> history(String execution) {
        return states.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream().toList();
    }

    /** The executions that a run of a distributed Map started, in the order of their items. */
    List<String> children(String mapRun) {
        return states.listExecutionsPaginator(request -> request.mapRunArn(mapRun)).executions().stream()
                .map(ExecutionListItem::executionArn).toList().reversed();
    }

    /** The Map Runs of an execution, in the order in which they were started. */
    List<String> mapRuns(String execution) {
        return states.listMapRuns(request -> request.executionArn(execution)).mapRuns().stream().map(run -> run.mapRunArn()).toList().reversed();
    }

    /** Leaves nothing of a case behind. */
    void clear() {
        functions(Map.of());
        states.deleteStateMachine(request -> request.stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:case"));
        s3.listObjectsV2Paginator(request -> request.bucket(BUCKET)).contents()
                .forEach(object -> s3.deleteObject(request -> request.bucket(BUCKET).key(object.key())));
    }

    private <B extends AwsClientBuilder<B, ?>> B on(B builder) {
        return builder.endpointOverride(cloud.uri()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    @Override
    public void close() {
        functions.close();
        states.close();
        s3.close();
        cloud.close();
    }
}
