package dev.tenantonboarding.localcloud.sqs;

import java.time.Instant;
import java.util.Optional;

/**
 * A message in its queue.
 *
 * @param visibleAt     when it may be received, again or at last
 * @param receives      how often it was received
 * @param firstReceived empty as long as it was not
 */
record QueuedMessage(String id, MessageBody body, String senderId, Instant sent, Instant visibleAt, int receives, Optional<Instant> firstReceived) {

    QueuedMessage received(Instant now, Instant hiddenUntil) {
        return new QueuedMessage(id, body, senderId, sent, hiddenUntil, receives + 1, firstReceived.or(() -> Optional.of(now)));
    }

    QueuedMessage hiddenUntil(Instant time) {
        return new QueuedMessage(id, body, senderId, sent, time, receives, firstReceived);
    }

    boolean isVisible(Instant now) {
        return !visibleAt.isAfter(now);
    }

    boolean isInFlight(Instant now) {
        return !isVisible(now) && receives > 0;
    }
}
