package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Signs up many tenants of one isolation model at once, by events, and waits for their executions. */
final class Signups implements AutoCloseable {
    private static final int EVENTS_A_CALL = 10;
    /** Each look goes through all executions there are, so it is not for nothing. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final EventBridgeClient events;
    private final SfnClient stepFunctions;
    private final Map<String, String> outputs;
    private final IsolationModel isolation;

    Signups(URI endpoint) {
        this(endpoint, IsolationModel.POOL);
    }

    Signups(URI endpoint, IsolationModel isolation) {
        this.isolation = isolation;
        events = client(EventBridgeClient.builder(), endpoint).build();
        stepFunctions = client(SfnClient.builder(), endpoint).build();
        try (var stacks = client(CloudFormationClient.builder(), endpoint).build()) {
            outputs = stacks.describeStacks(request -> request.stackName("tenant-onboarding")).stacks().getFirst().outputs().stream()
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    private static <B extends AwsClientBuilder<B, ?>> B client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    /**
     * @param before how many this has onboarded already
     * @return from the first event to the end of the last execution
     * @throws IllegalStateException if an event is refused or an execution fails
     */
    Duration onboard(int before, int tenants) throws InterruptedException {
        var start = System.nanoTime();
        for (var first = before; first < before + tenants; first += EVENTS_A_CALL) {
            var entries = IntStream.range(first, Math.min(before + tenants, first + EVENTS_A_CALL)).mapToObj(this::created).toList();
            if (events.putEvents(request -> request.entries(entries)).failedEntryCount() > 0) {
                throw new IllegalStateException("an event was refused");
            }
        }
        while (!ended(before + tenants)) {
            Thread.sleep(LOOK_EVERY);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private PutEventsRequestEntry created(int number) {
        var detail = """
                {"tenantId":"figure-%d","tenantName":"Figure %d","isolation":"%s","modelSource":"s3://%s/shared/iris.tar.gz"}"""
                .formatted(number, number, isolation.word(), outputs.get("ModelSourceBucketName"));
        return PutEventsRequestEntry.builder().eventBusName(outputs.get("EventBusName")).source(outputs.get("SignupSource"))
                .detailType("TenantCreated").detail(detail).build();
    }

    /** All are counted only once none runs: counting takes the longer the more there are, and from the same processors. */
    private boolean ended(int all) {
        if (list(ExecutionStatus.FAILED).findAny().isPresent()) {
            throw new IllegalStateException("an onboarding failed");
        }
        return list(ExecutionStatus.RUNNING).findAny().isEmpty() && list(ExecutionStatus.SUCCEEDED).count() >= all;
    }

    private Stream<ExecutionListItem> list(ExecutionStatus status) {
        return stepFunctions.listExecutionsPaginator(request -> request.stateMachineArn(outputs.get("OnboardingStateMachineArn")).statusFilter(status))
                .executions().stream();
    }

    @Override
    public void close() {
        events.close();
        stepFunctions.close();
    }
}
