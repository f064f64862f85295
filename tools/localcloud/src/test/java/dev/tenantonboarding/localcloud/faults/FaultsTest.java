package dev.tenantonboarding.localcloud.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Each kind of fault as a client meets it, that tries once only. */
class FaultsTest {
    private static StartedCloud cloud;
    private static SqsClient sqs;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        cloud = new StartedCloud();
        sqs = once(SqsClient.builder());
        s3 = once(S3Client.builder().forcePathStyle(true));
        s3.createBucket(request -> request.bucket("faulty"));
    }

    @AfterAll
    static void stop() {
        s3.close();
        sqs.close();
        cloud.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C once(B builder) {
        return cloud.client(builder.overrideConfiguration(configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(1))));
    }

    private static Faults faults() {
        return cloud.cloud().faults();
    }

    static Stream<Arguments> every_service() {
        return Stream.of(
                service("sqs", () -> sqs.listQueues()),
                service("s3", () -> s3.listObjectsV2(request -> request.bucket("faulty"))),
                service("lambda", () -> with(LambdaClient.builder(), LambdaClient::listFunctions)),
                service("states", () -> with(SfnClient.builder(), SfnClient::listStateMachines)),
                service("events", () -> with(EventBridgeClient.builder(), client -> client.listRules(request -> request.namePrefix("r")))),
                service("sagemaker", () -> with(SageMakerClient.builder(), SageMakerClient::listModels)),
                service("iam", () -> with(IamClient.builder(), client -> client.getRole(request -> request.roleName("none")))),
                service("sts", () -> with(StsClient.builder(), StsClient::getCallerIdentity)),
                service("cloudformation", () -> with(CloudFormationClient.builder(), CloudFormationClient::listStacks)));
    }

    private static Arguments service(String name, Runnable call) {
        return Arguments.of(name, call);
    }

    private static <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> void with(B builder, Consumer<C> call) {
        try (var client = once(builder)) {
            call.accept(client);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_service")
    void the_sdk_knows_a_throttled_call_by_its_error(String service, Runnable call) {
        try (var fault = faults().once(1, seen -> seen.service().equals(service), new Fault.Throttled())) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class,
                    error -> assertThat(error.isThrottlingException()).isTrue());
            assertThat(fault.hits()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_service")
    void a_server_error_has_a_status_that_is_retried(String service, Runnable call) {
        try (var fault = faults().once(1, seen -> seen.service().equals(service), new Fault.ServerError())) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, error -> assertThat(error.statusCode()).isEqualTo(500));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every_service")
    void a_refusal_is_iams(String service, Runnable call) {
        try (var fault = faults().once(1, seen -> seen.service().equals(service), new Fault.Refused())) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class,
                    error -> assertThat(error.awsErrorDetails().errorCode()).startsWith("AccessDenied"));
        }
    }

    @Test
    void a_lost_response_leaves_its_effect() {
        var queue = sqs.createQueue(request -> request.queueName("lost")).queueUrl();
        try (var fault = faults().once(1, seen -> seen.isOf("sqs", "SendMessage"), new Fault.LostResponse());
                var upload = faults().once(1, seen -> seen.isOf("s3", "PutObject"), new Fault.LostResponse())) {
            assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(queue).messageBody("m"))).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> s3.putObject(request -> request.bucket("faulty").key("lost"), RequestBody.fromString("here")))
                    .isInstanceOf(SdkClientException.class);
            assertThat(fault.hits()).hasSize(1);
            assertThat(upload.hits()).singleElement().satisfies(call -> assertThat(call.resources()).containsExactly("arn:aws:s3:::faulty/lost"));
        }
        assertThat(waiting(queue)).isEqualTo("1");
        assertThat(s3.getObjectAsBytes(request -> request.bucket("faulty").key("lost")).asUtf8String()).isEqualTo("here");
    }

    @Test
    void nothing_of_a_lost_answer_reaches_the_client_however_long_it_is() {
        for (var bytes : List.of(1, 10_000, 3_000_000)) {
            s3.putObject(request -> request.bucket("faulty").key("read"), RequestBody.fromBytes(new byte[bytes]));
            try (var reading = faults().from(1, seen -> seen.isOf("s3", "GetObject"), new Fault.LostResponse())) {
                assertThatThrownBy(() -> s3.getObject(request -> request.bucket("faulty").key("read")))
                        .as("%d bytes", bytes).isInstanceOf(SdkClientException.class);
                assertThat(reading.hits()).isNotEmpty();
            }
        }
        try (var listing = faults().from(1, seen -> seen.isOf("s3", "ListObjectsV2"), new Fault.LostResponse())) {
            assertThatThrownBy(() -> s3.listObjectsV2(request -> request.bucket("faulty"))).isInstanceOf(SdkClientException.class);
            assertThat(listing.hits()).isNotEmpty();
        }
    }

    @Test
    void a_fault_strikes_once_at_the_chosen_call_or_until_it_is_closed() {
        var queue = sqs.createQueue(request -> request.queueName("counted")).queueUrl();
        try (var fault = faults().once(2, seen -> seen.isOf("sqs", "SendMessage") && seen.mentions("counted"), new Fault.ServerError())) {
            assertThat(sends(queue, 3)).containsExactly(true, false, true);
        }
        try (var fault = faults().from(2, seen -> seen.isOf("sqs", "SendMessage") && seen.mentions("counted"), new Fault.ServerError())) {
            assertThat(sends(queue, 3)).containsExactly(true, false, false);
            assertThat(fault.hits()).hasSize(2);
        }
        assertThat(sends(queue, 1)).containsExactly(true);
        assertThat(waiting(queue)).isEqualTo("4");
    }

    private static List<Boolean> sends(String queue, int times) {
        return Stream.generate(() -> {
            try {
                return sqs.sendMessage(request -> request.queueUrl(queue).messageBody("m")).messageId() != null;
            } catch (AwsServiceException e) {
                return false;
            }
        }).limit(times).toList();
    }

    @Test
    void a_recording_tells_what_was_called_in_order() {
        try (var recording = faults().record(call -> call.mentions("recorded"))) {
            s3.putObject(request -> request.bucket("faulty").key("recorded"), RequestBody.fromString("x"));
            s3.copyObject(request -> request.sourceBucket("faulty").sourceKey("recorded").destinationBucket("faulty").destinationKey("copied"));
            s3.headObject(request -> request.bucket("faulty").key("recorded"));
            s3.deleteObject(request -> request.bucket("faulty").key("recorded"));
            sqs.listQueues();
            assertThat(recording.calls()).extracting(call -> call.service() + ":" + call.operation())
                    .containsExactly("s3:PutObject", "s3:CopyObject", "s3:HeadObject", "s3:DeleteObject");
            assertThat(recording.calls()).extracting(ObservedCall::number).isSorted();
            assertThat(recording.calls().getFirst()).hasToString(recording.calls().getFirst().number()
                    + " s3:PutObject arn:aws:s3:::faulty/recorded by arn:aws:iam::000000000000:user/local");
        }
    }

    @Test
    void a_delayed_call_takes_effect_later() {
        var delay = Duration.ofMillis(80);
        try (var fault = faults().once(1, seen -> seen.isOf("sts", "GetCallerIdentity"), new Fault.Delay(delay))) {
            var before = Instant.now();
            with(StsClient.builder(), StsClient::getCallerIdentity);
            assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(delay);
        }
    }

    @Test
    void a_call_between_services_is_struck_too_and_tried_again() {
        var queue = sqs.createQueue(request -> request.queueName("target").attributes(Map.of(QueueAttributeName.POLICY, """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
                 "Action":"sqs:SendMessage","Resource":"*"}]}"""))).queueUrl();
        try (var fault = faults().once(1, seen -> seen.isOf("sqs", "SendMessage") && seen.mentions("target"), new Fault.Throttled());
                var events = once(EventBridgeClient.builder())) {
            events.putRule(request -> request.name("r").eventPattern("{\"source\":[\"s\"]}"));
            events.putTargets(request -> request.rule("r").targets(target -> target.id("q").arn("arn:aws:sqs:us-east-1:000000000000:target")));
            events.putEvents(request -> request.entries(entry -> entry.source("s").detailType("d").detail("{}")));
            assertThat(sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)).messages()).hasSize(1);
            assertThat(fault.hits()).hasSize(1);
        }
    }

    private static String waiting(String queue) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }
}
