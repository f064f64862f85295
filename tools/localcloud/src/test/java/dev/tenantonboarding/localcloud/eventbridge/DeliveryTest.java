package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import dev.tenantonboarding.localcloud.iam.IamCloud;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DeliveryTest {
    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/r";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:busy";

    private final AtomicInteger invocations = new AtomicInteger();
    private StartedCloud cloud;
    private EventBridgeClient events;
    private SqsClient sqs;
    private String deadLetters;

    @BeforeEach
    void start() {
        cloud = new StartedCloud();
        events = cloud.client(EventBridgeClient.builder());
        sqs = cloud.client(SqsClient.builder());
        deadLetters = queue("dead", "arn:aws:sqs:us-east-1:000000000000:dead");
        events.putRule(request -> request.name("r").eventPattern("{\"source\":[\"shop\"]}"));
    }

    @AfterEach
    void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    @Test
    void a_missing_permission_sends_the_event_to_the_dead_letters_at_once() {
        queue("closed", "arn:aws:sqs:us-east-1:000000000000:another");
        target("arn:aws:sqs:us-east-1:000000000000:closed", RetryPolicy.builder().build());
        var id = put();
        var message = deadLetter();
        assertThat(message.body()).contains(id);
        assertThat(attribute(message, "RULE_ARN")).isEqualTo(RULE);
        assertThat(attribute(message, "TARGET_ARN")).isEqualTo("arn:aws:sqs:us-east-1:000000000000:closed");
        assertThat(attribute(message, "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
        assertThat(attribute(message, "ERROR_MESSAGE")).contains("events.amazonaws.com", "sqs:SendMessage");
        assertThat(message.messageAttributes()).doesNotContainKey("RETRY_ATTEMPTS");
    }

    @Test
    void a_role_that_does_not_trust_eventbridge_is_a_missing_permission() {
        events.putTargets(request -> request.rule("r").targets(Target.builder().id("t").arn("arn:aws:states:us-east-1:000000000000:stateMachine:m")
                .roleArn("arn:aws:iam::000000000000:role/nobody").deadLetterConfig(config -> config.arn("arn:aws:sqs:us-east-1:000000000000:dead"))
                .build()));
        put();
        assertThat(attribute(deadLetter(), "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
    }

    @Test
    void a_busy_target_is_tried_again_until_it_takes_the_event() {
        busyFunction(3);
        target(FUNCTION, RetryPolicy.builder().build());
        put();
        cloud.pass(Duration.ofMinutes(1));
        assertThat(invocations).hasValue(4);
        assertThat(sqs.receiveMessage(request -> request.queueUrl(deadLetters)).messages()).isEmpty();
    }

    @Test
    void retries_end_with_the_retry_policy() {
        busyFunction(Integer.MAX_VALUE);
        target(FUNCTION, RetryPolicy.builder().maximumRetryAttempts(2).build());
        put();
        var message = deadLetter();
        assertThat(invocations).hasValue(3);
        assertThat(attribute(message, "ERROR_CODE")).isEqualTo("THROTTLING");
        assertThat(attribute(message, "RETRY_ATTEMPTS")).isEqualTo("2");
        assertThat(attribute(message, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumRetryAttempts");
    }

    @Test
    void retries_end_with_the_age_of_the_event() {
        busyFunction(Integer.MAX_VALUE);
        target(FUNCTION, RetryPolicy.builder().maximumEventAgeInSeconds(60).build());
        put();
        assertThat(attribute(deadLetter(), "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumEventAgeInSeconds");
        assertThat(invocations).hasValue(6);
    }

    @Test
    void without_a_retry_policy_an_event_is_given_up_after_a_day() {
        busyFunction(Integer.MAX_VALUE);
        target(FUNCTION, RetryPolicy.builder().build());
        var before = cloud.cloud().cloud().timeline().now();
        put();
        var message = deadLetter();
        assertThat(attribute(message, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumEventAgeInSeconds");
        assertThat(Duration.between(before, cloud.cloud().cloud().timeline().now())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(invocations.get()).isLessThanOrEqualTo(186);
    }

    @Test
    void a_state_machine_that_is_gone_is_a_missing_resource() {
        try (var iam = cloud.client(IamClient.builder())) {
            var role = iam.createRole(request -> request.roleName("starter")
                    .assumeRolePolicyDocument(IamCloud.trust("{`Service`:`events.amazonaws.com`}"))).role().arn();
            iam.putRolePolicy(request -> request.roleName("starter").policyName("start")
                    .policyDocument(IamCloud.policy("{`Effect`:`Allow`,`Action`:`states:StartExecution`,`Resource`:`*`}")));
            events.putTargets(request -> request.rule("r").targets(Target.builder().id("t").roleArn(role)
                    .arn("arn:aws:states:us-east-1:000000000000:stateMachine:gone")
                    .deadLetterConfig(config -> config.arn("arn:aws:sqs:us-east-1:000000000000:dead")).build()));
        }
        put();
        assertThat(attribute(deadLetter(), "ERROR_CODE")).isEqualTo("NO_RESOURCE");
    }

    @Test
    void a_dead_letter_can_be_put_back_once_its_reason_is_mended() {
        var mended = queue("mended", "arn:aws:sqs:us-east-1:000000000000:another");
        target("arn:aws:sqs:us-east-1:000000000000:mended", RetryPolicy.builder().build());
        put();
        var letter = deadLetter();
        assertThat(waiting()).isEqualTo("0 waiting, 1 received");
        queuePolicy(mended, "arn:aws:sqs:us-east-1:000000000000:mended");

        sqs.changeMessageVisibility(request -> request.queueUrl(deadLetters).receiptHandle(letter.receiptHandle()).visibilityTimeout(300));
        var event = Json.MAPPER.readTree(letter.body());
        var answer = events.putEvents(request -> request.entries(entry -> entry.source(event.path("source").asString())
                .detailType(event.path("detail-type").asString()).detail(event.path("detail").toString())));
        assertThat(answer.failedEntryCount()).isZero();
        sqs.deleteMessage(request -> request.queueUrl(deadLetters).receiptHandle(letter.receiptHandle()));

        assertThat(sqs.receiveMessage(request -> request.queueUrl(mended).waitTimeSeconds(20)).messages()).hasSize(1);
        assertThat(waiting()).isEqualTo("0 waiting, 0 received");
    }

    private String waiting() {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(deadLetters).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        return attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) + " waiting, "
                + attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE) + " received";
    }

    /** A function that throttles so many times. */
    private void busyFunction(int times) {
        cloud.cloud().cloud().register(new Service("busy", Protocol.REST_JSON, List.of(Operation.of(InvokeRequest::builder, request -> List.of(),
                (request, call) -> {
                    if (invocations.getAndIncrement() < times) {
                        throw AwsError.of("TooManyRequestsException", 429, "Rate Exceeded.");
                    }
                    return InvokeResponse.builder().statusCode(202).build();
                }))));
    }

    private void target(String arn, RetryPolicy retries) {
        events.putTargets(request -> request.rule("r").targets(Target.builder().id("t").arn(arn).retryPolicy(retries)
                .deadLetterConfig(config -> config.arn("arn:aws:sqs:us-east-1:000000000000:dead")).build()));
    }

    private String put() {
        return events.putEvents(request -> request.entries(entry -> entry.source("shop").detailType("Ordered").detail("{}"))).entries()
                .getFirst().eventId();
    }

    /** Each of some 150 retries may skip more time than one poll waits. */
    private Message deadLetter() {
        return Stream.generate(() -> sqs.receiveMessage(request -> request.queueUrl(deadLetters).messageAttributeNames("All").waitTimeSeconds(20)))
                .limit(1_000).flatMap(answer -> answer.messages().stream()).findFirst().orElseThrow();
    }

    private String queue(String name, String allowed) {
        var url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        queuePolicy(url, allowed);
        return url;
    }

    private void queuePolicy(String url, String allowed) {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + allowed
                + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + RULE + "\"}}}]}";
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    }

    private static String attribute(Message message, String name) {
        return message.messageAttributes().get(name).stringValue();
    }
}
