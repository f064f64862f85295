package dev.tenantonboarding.localcloud.sqs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Operations on single messages. */
final class MessageOperations {
    private final Queues queues;
    private final Messages messages;

    MessageOperations(Queues queues, Messages messages) {
        this.queues = queues;
        this.messages = messages;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(SendMessageRequest::builder, request -> queues.access("SendMessage", request.queueUrl()), this::send)
                        .accepting("QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes"),
                Operation.of(ReceiveMessageRequest::builder, request -> queues.access("ReceiveMessage", request.queueUrl()), this::receive)
                        .accepting("QueueUrl", "AttributeNames", "MessageSystemAttributeNames", "MessageAttributeNames", "MaxNumberOfMessages",
                                "VisibilityTimeout", "WaitTimeSeconds"),
                Operation.of(DeleteMessageRequest::builder, request -> queues.access("DeleteMessage", request.queueUrl()), this::delete),
                Operation.of(ChangeMessageVisibilityRequest::builder, request -> queues.access("ChangeMessageVisibility", request.queueUrl()),
                        this::changeVisibility));
    }

    private SendMessageResponse send(SendMessageRequest request, Call call) {
        var body = new MessageBody(request.messageBody(), request.messageAttributes());
        var id = messages.send(request.queueUrl(), body, Optional.ofNullable(request.delaySeconds()), call);
        var answer = SendMessageResponse.builder().messageId(id).md5OfMessageBody(Checksums.ofBody(body.text()));
        if (!body.attributes().isEmpty()) {
            answer.md5OfMessageAttributes(Checksums.ofAttributes(body.attributes()));
        }
        return answer.build();
    }

    private ReceiveMessageResponse receive(ReceiveMessageRequest request, Call call) {
        var queue = queues.at(request.queueUrl());
        var system = new LinkedHashSet<>(request.attributeNamesAsStrings());
        system.addAll(request.messageSystemAttributeNamesAsStrings());
        var taken = messages.receive(queue, Optional.ofNullable(request.maxNumberOfMessages()).orElse(1),
                Optional.ofNullable(request.waitTimeSeconds()), Optional.ofNullable(request.visibilityTimeout()));
        return ReceiveMessageResponse.builder()
                .messages(taken.stream().map(message -> shown(message, queue, system, request.messageAttributeNames())).toList()).build();
    }

    private DeleteMessageResponse delete(DeleteMessageRequest request, Call call) {
        var queue = queues.at(request.queueUrl());
        queue.delete(Receipt.parse(request.receiptHandle(), queue.name()));
        return DeleteMessageResponse.builder().build();
    }

    private ChangeMessageVisibilityResponse changeVisibility(ChangeMessageVisibilityRequest request, Call call) {
        messages.changeVisibility(queues.at(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private static Message shown(QueuedMessage message, Queue queue, Set<String> system, List<String> wanted) {
        var shown = Message.builder().messageId(message.id()).receiptHandle(Receipt.issue(queue.name(), message.id()).handle())
                .body(message.body().text()).md5OfBody(Checksums.ofBody(message.body().text()));
        var attributes = systemAttributes(message);
        if (!system.contains("All")) {
            attributes.keySet().retainAll(system);
        }
        if (!attributes.isEmpty()) {
            shown.attributesWithStrings(attributes);
        }
        var own = wanted(message.body().attributes(), wanted);
        if (!own.isEmpty()) {
            shown.messageAttributes(own).md5OfMessageAttributes(Checksums.ofAttributes(own));
        }
        return shown.build();
    }

    private static Map<String, String> systemAttributes(QueuedMessage message) {
        var all = new LinkedHashMap<String, String>();
        all.put("SenderId", message.senderId());
        all.put("SentTimestamp", String.valueOf(message.sent().toEpochMilli()));
        all.put("ApproximateReceiveCount", String.valueOf(message.receives()));
        message.firstReceived().ifPresent(time -> all.put("ApproximateFirstReceiveTimestamp", String.valueOf(time.toEpochMilli())));
        return all;
    }

    /** By name, by prefix as {@code name.*}, or all. */
    private static Map<String, MessageAttributeValue> wanted(Map<String, MessageAttributeValue> attributes, List<String> names) {
        return attributes.entrySet().stream().filter(attribute -> names.stream()
                .anyMatch(name -> name.equals("All") || name.equals(attribute.getKey())
                        || name.endsWith(".*") && attribute.getKey().startsWith(name.substring(0, name.length() - 2))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
