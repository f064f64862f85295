package dev.tenantonboarding.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsTest {
    private static StartedCloud cloud;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        cloud = new StartedCloud();
        sqs = cloud.client(SqsClient.builder());
    }

    @AfterAll
    static void stop() {
        sqs.close();
        cloud.close();
    }

    @Test
    void a_message_is_received_with_its_attributes_and_gone_once_deleted() {
        var url = create("letters");
        var colour = MessageAttributeValue.builder().dataType("String").stringValue("red").build();
        var id = sqs.sendMessage(request -> request.queueUrl(url).messageBody("hello").messageAttributes(Map.of("colour", colour))).messageId();

        var message = sqs.receiveMessage(request -> request.queueUrl(url).messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages().getFirst();

        assertThat(message.messageId()).isEqualTo(id);
        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.messageAttributes()).containsEntry("colour", colour);
        assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "1").containsKeys("SentTimestamp", "SenderId");
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        cloud.pass(Duration.ofMinutes(1));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
    }

    @Test
    void a_message_that_was_not_deleted_comes_back_after_its_visibility_timeout() {
        var url = create("returning");
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("again"));
        sqs.receiveMessage(request -> request.queueUrl(url));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
        cloud.pass(Duration.ofSeconds(31));
        var again = sqs.receiveMessage(request -> request.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
        assertThat(again).singleElement().satisfies(message ->
                assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2"));
    }

    @Test
    void visibility_can_be_given_back_at_once() {
        var url = create("given-back");
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("mine"));
        var handle = sqs.receiveMessage(request -> request.queueUrl(url)).messages().getFirst().receiptHandle();
        sqs.changeMessageVisibility(request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);
    }

    @Test
    void a_long_poll_answers_when_a_message_arrives() {
        var url = create("polled");
        var poll = CompletableFuture.supplyAsync(() -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20)));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("news"));
        assertThat(poll.join().messages()).singleElement().satisfies(message -> assertThat(message.body()).isEqualTo("news"));
    }

    @Test
    void a_delayed_message_shows_after_its_delay() {
        var url = create("delayed");
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("later").delaySeconds(300));
        assertThat(attributes(url)).containsEntry("ApproximateNumberOfMessagesDelayed", "1").containsEntry("ApproximateNumberOfMessages", "0");
        cloud.pass(Duration.ofMinutes(5));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);
    }

    @Test
    void messages_expire_with_the_retention_period() {
        var url = create("short-lived");
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60")));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("old"));
        cloud.pass(Duration.ofSeconds(61));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
    }

    @Test
    void each_entry_of_a_batch_succeeds_or_fails_by_itself() {
        var url = create("batch");
        var sent = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(
                good -> good.id("good").messageBody("fine"), bad -> bad.id("bad").messageBody("\u0001")));
        assertThat(sent.successful()).singleElement().satisfies(entry -> assertThat(entry.id()).isEqualTo("good"));
        assertThat(sent.failed()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("bad");
            assertThat(entry.code()).isEqualTo("InvalidMessageContents");
        });
        var handle = sqs.receiveMessage(request -> request.queueUrl(url)).messages().getFirst().receiptHandle();
        assertThat(sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entry -> entry.id("a").receiptHandle(handle))).successful())
                .hasSize(1);
    }

    @Test
    void batches_are_held_to_their_limits() {
        var url = create("batch-limits");
        assertThatThrownBy(() -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(
                one -> one.id("same").messageBody("a"), two -> two.id("same").messageBody("b"))))
                .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.awsErrorDetails().errorCode())
                        .isEqualTo("AWS.SimpleQueueService.BatchEntryIdsNotDistinct"));
    }

    @Test
    void a_queue_that_is_not_there_is_refused_as_aws_does() {
        assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("nowhere"))).isInstanceOf(QueueDoesNotExistException.class)
                .hasMessageContaining("The specified queue does not exist.");
        assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(cloud.cloud().uri() + "/111111111111/letters").messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void creating_a_queue_again_answers_the_same_unless_it_differs() {
        var url = create("twice");
        assertThat(create("twice")).isEqualTo(url);
        assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName("twice").attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "5"))))
                .isInstanceOf(QueueNameExistsException.class).hasMessageContaining("DelaySeconds");
    }

    @Test
    void what_is_not_supported_or_not_valid_is_named() {
        assertThatThrownBy(() -> create("orders.fifo")).hasMessageContaining("orders.fifo");
        var url = create("checked");
        assertThatThrownBy(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, "{}")))).hasMessageContaining("RedrivePolicy");
        assertThatThrownBy(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201")))).hasMessageContaining("VisibilityTimeout");
        assertThatThrownBy(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.POLICY, "{}")))).hasMessageContaining("Policy");
        assertThatThrownBy(() -> sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(11)))
                .hasMessageContaining("MaxNumberOfMessages");
        assertThatThrownBy(() -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle("x")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("a".repeat(1_048_577))))
                .hasMessageContaining("shorter than 1048576 bytes");
    }

    @Test
    void queues_are_listed_purged_tagged_and_deleted() {
        var url = create("listed-one");
        sqs.tagQueue(request -> request.queueUrl(url).tags(Map.of("team", "a")));
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).isEqualTo(Map.of("team", "a"));
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("listed")).queueUrls()).isEqualTo(List.of(url));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("x"));
        sqs.purgeQueue(request -> request.queueUrl(url));
        assertThat(attributes(url)).containsEntry("ApproximateNumberOfMessages", "0")
                .containsEntry("QueueArn", "arn:aws:sqs:us-east-1:000000000000:listed-one");
        sqs.deleteQueue(request -> request.queueUrl(url));
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("listed")).queueUrls()).isEmpty();
    }

    private static String create(String name) {
        return sqs.createQueue(request -> request.queueName(name)).queueUrl();
    }

    private static Map<String, String> attributes(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL)).attributesAsStrings();
    }
}
