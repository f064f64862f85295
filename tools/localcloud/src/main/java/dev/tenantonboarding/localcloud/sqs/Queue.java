package dev.tenantonboarding.localcloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import dev.tenantonboarding.localcloud.kernel.Aws;

/** A standard queue: oldest first as far as messages are visible, at least once. */
final class Queue {
    private final String name;
    private final Instant created;
    private final Map<String, QueuedMessage> messages = new LinkedHashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private QueueAttributes attributes;
    private Instant modified;
    private CompletableFuture<Void> arrival = new CompletableFuture<>();

    Queue(String name, QueueAttributes attributes, Map<String, String> tags, Instant now) {
        this.name = name;
        this.attributes = attributes;
        this.tags.putAll(tags);
        this.created = now;
        this.modified = now;
    }

    String name() {
        return name;
    }

    String arn() {
        return Aws.arn("sqs", name);
    }

    synchronized QueueAttributes attributes() {
        return attributes;
    }

    synchronized void change(Map<String, String> changes, Instant now) {
        attributes = attributes.with(changes);
        modified = now;
    }

    synchronized Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    synchronized void tag(Map<String, String> more) {
        tags.putAll(more);
    }

    synchronized void untag(List<String> keys) {
        keys.forEach(tags::remove);
    }

    synchronized void send(QueuedMessage message) {
        messages.put(message.id(), message);
        wake();
    }

    /** Takes up to so many visible messages and hides them. */
    synchronized List<QueuedMessage> receive(int most, Optional<Duration> visibility, Instant now) {
        expire(now);
        var hiddenUntil = now.plus(visibility.orElse(attributes.visibilityTimeout()));
        var taken = messages.values().stream().filter(message -> message.isVisible(now)).limit(most)
                .map(message -> message.received(now, hiddenUntil)).toList();
        taken.forEach(message -> messages.put(message.id(), message));
        return taken;
    }

    /** When the next hidden message shows, if there is one. */
    synchronized Optional<Instant> nextVisible() {
        return messages.values().stream().map(QueuedMessage::visibleAt).min(Instant::compareTo);
    }

    /** Completes when the next message comes or shows. Ask for it before looking into the queue, so that none is missed. */
    synchronized CompletableFuture<Void> arrival() {
        return arrival;
    }

    /** Deleting a message that is gone succeeds, as in AWS. */
    synchronized void delete(Receipt receipt) {
        messages.remove(receipt.messageId());
    }

    synchronized void changeVisibility(Receipt receipt, Duration timeout, Instant now) {
        var message = messages.get(receipt.messageId());
        if (message == null || !message.isInFlight(now)) {
            throw SqsErrors.notInFlight(receipt.handle());
        }
        messages.put(message.id(), message.hiddenUntil(now.plus(timeout)));
        wake();
    }

    synchronized void purge() {
        messages.clear();
    }

    /** All that GetQueueAttributes tells. */
    synchronized Map<String, String> description(Instant now) {
        expire(now);
        var all = new TreeMap<>(attributes.values());
        var visible = messages.values().stream().filter(message -> message.isVisible(now)).count();
        var inFlight = messages.values().stream().filter(message -> message.isInFlight(now)).count();
        all.put("QueueArn", arn());
        all.put("CreatedTimestamp", String.valueOf(created.getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(modified.getEpochSecond()));
        all.put("ApproximateNumberOfMessages", String.valueOf(visible));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(inFlight));
        all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(messages.size() - visible - inFlight));
        return all;
    }

    private void expire(Instant now) {
        var oldest = now.minus(attributes.retention());
        for (var message : new ArrayList<>(messages.values())) {
            if (message.sent().isBefore(oldest)) {
                messages.remove(message.id());
            }
        }
    }

    private void wake() {
        arrival.complete(null);
        arrival = new CompletableFuture<>();
    }
}
