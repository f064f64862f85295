package dev.tenantonboarding.localcloud.sqs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Operations on up to ten messages, each of which succeeds or fails by itself. */
final class BatchOperations {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Queues queues;
    private final Messages messages;

    BatchOperations(Queues queues, Messages messages) {
        this.queues = queues;
        this.messages = messages;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(SendMessageBatchRequest::builder, request -> queues.access("SendMessage", request.queueUrl()), this::send),
                Operation.of(DeleteMessageBatchRequest::builder, request -> queues.access("DeleteMessage", request.queueUrl()), this::delete));
    }

    private SendMessageBatchResponse send(SendMessageBatchRequest request, Call call) {
        queues.at(request.queueUrl());
        requireIds(request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
        requireTotalSize(request.entries());
        var sent = new ArrayList<SendMessageBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            try {
                sent.add(send(request.queueUrl(), entry, call));
            } catch (AwsError e) {
                failed.add(failure(entry.id(), e));
            }
        }
        return SendMessageBatchResponse.builder().successful(sent).failed(failed).build();
    }

    private SendMessageBatchResultEntry send(String url, SendMessageBatchRequestEntry entry, Call call) {
        if (entry.messageGroupId() != null || entry.messageDeduplicationId() != null || !entry.messageSystemAttributes().isEmpty()) {
            throw AwsError.unsupported("message groups, deduplication ids and system attributes");
        }
        var body = new MessageBody(entry.messageBody(), entry.messageAttributes());
        var id = messages.send(url, body, Optional.ofNullable(entry.delaySeconds()), call);
        var answer = SendMessageBatchResultEntry.builder().id(entry.id()).messageId(id).md5OfMessageBody(Checksums.ofBody(body.text()));
        if (!body.attributes().isEmpty()) {
            answer.md5OfMessageAttributes(Checksums.ofAttributes(body.attributes()));
        }
        return answer.build();
    }

    private DeleteMessageBatchResponse delete(DeleteMessageBatchRequest request, Call call) {
        var queue = queues.at(request.queueUrl());
        requireIds(request.entries().stream().map(entry -> entry.id()).toList());
        var deleted = new ArrayList<DeleteMessageBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            try {
                queue.delete(Receipt.parse(entry.receiptHandle(), queue.name()));
                deleted.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } catch (AwsError e) {
                failed.add(failure(entry.id(), e));
            }
        }
        return DeleteMessageBatchResponse.builder().successful(deleted).failed(failed).build();
    }

    private static BatchResultErrorEntry failure(String id, AwsError error) {
        return BatchResultErrorEntry.builder().id(id).code(error.code()).message(error.getMessage()).senderFault(true).build();
    }

    private static void requireTotalSize(List<SendMessageBatchRequestEntry> entries) {
        var size = entries.stream().map(SendMessageBatchRequestEntry::messageBody).filter(Objects::nonNull).mapToInt(MessageBody::bytes).sum();
        if (size > QueueAttributes.LARGEST_MESSAGE) {
            throw SqsErrors.batchTooLong(QueueAttributes.LARGEST_MESSAGE, size);
        }
    }

    private static void requireIds(List<String> ids) {
        if (ids.isEmpty()) {
            throw SqsErrors.emptyBatch();
        }
        if (ids.size() > MOST_ENTRIES) {
            throw SqsErrors.batchTooLarge(ids.size());
        }
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (id == null || !ID.matcher(id).matches()) {
                throw SqsErrors.badId();
            }
            if (!seen.add(id)) {
                throw SqsErrors.idsNotDistinct(id);
            }
        }
    }
}
