package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Hears what the platform tells on its bus, as a subscriber would: by a rule of its own that sends to a queue of its own. */
public final class PublishedEvents {
    private static final String NAME = "listening-test";
    private static final int MOST_AT_ONCE = 10;
    private static final String PATTERN = "{\"source\": [\"tenant.onboarding\"]}";

    private final String busName;
    private final EventBridgeClient events;
    private final SqsClient sqs;
    private final String queueUrl;
    private final List<JsonNode> heard = new ArrayList<>();

    private PublishedEvents(String busName, EventBridgeClient events, SqsClient sqs, String queueUrl) {
        this.busName = busName;
        this.events = events;
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Subscribes to all that the platform publishes from now on. */
    public static PublishedEvents on(String busName, EventBridgeClient events, SqsClient sqs) {
        String queueUrl = sqs.createQueue(request -> request.queueName(NAME)).queueUrl();
        String queueArn = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes().get(QueueAttributeName.QUEUE_ARN);
        String ruleArn = events.putRule(request -> request.eventBusName(busName).name(NAME).eventPattern(PATTERN)).ruleArn();
        sqs.setQueueAttributes(request -> request.queueUrl(queueUrl).attributesWithStrings(Map.of("Policy", policy(queueArn, ruleArn))));
        var added = events.putTargets(request -> request.eventBusName(busName).rule(NAME).targets(Target.builder().id("queue").arn(queueArn).build()));
        if (added.failedEntryCount() > 0) {
            throw new AssertionError("the rule took no queue: " + added);
        }
        return new PublishedEvents(busName, events, sqs, queueUrl);
    }

    /** The first event of this type about this tenant, envelope and all. */
    public JsonNode await(String detailType, String tenantId) {
        return await(detailType, event -> event.path("detail").path("tenantId").asText().equals(tenantId));
    }

    public JsonNode await(String detailType, Predicate<JsonNode> which) {
        return Deadline.await(detailType + " on the bus", () -> {
            receive();
            return ofType(detailType).stream().filter(which).findFirst();
        });
    }

    /** From now on only what is still to come about this tenant counts. */
    public void forget(String tenantId) {
        receive();
        heard.removeIf(event -> event.path("detail").path("tenantId").asText().equals(tenantId));
    }

    /** All of this type that were heard so far. */
    public List<JsonNode> ofType(String detailType) {
        receive();
        return heard.stream().filter(event -> event.path("detail-type").asText().equals(detailType)).toList();
    }

    /** Hears no more; the bus is as if nobody had listened. */
    public void unsubscribe() {
        events.removeTargets(request -> request.eventBusName(busName).rule(NAME).ids("queue"));
        events.deleteRule(request -> request.eventBusName(busName).name(NAME));
    }

    private void receive() {
        List<Message> messages;
        do {
            messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(MOST_AT_ONCE)).messages();
            for (Message message : messages) {
                heard.add(Json.read(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
    }

    private static String policy(String queueArn, String ruleArn) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                 "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}"""
                .formatted(queueArn, ruleArn);
    }
}
