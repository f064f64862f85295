package dev.tenantonboarding.localcloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Timeline;

/** Sending and receiving, one message or several. */
final class Messages {
    private static final int MOST_AT_ONCE = 10;

    private final Timeline timeline;
    private final Queues queues;

    Messages(Timeline timeline, Queues queues) {
        this.timeline = timeline;
        this.queues = queues;
    }

    /** @param delaySeconds instead of the queue's own */
    String send(String url, MessageBody body, Optional<Integer> delaySeconds, Call call) {
        var queue = queues.at(url);
        var limit = queue.attributes().maximumMessageSize();
        if (body.size() > limit) {
            throw SqsErrors.parameter("One or more parameters are invalid. Reason: Message must be shorter than " + limit + " bytes.");
        }
        delaySeconds.filter(seconds -> seconds < 0 || seconds > QueueAttributes.LONGEST_DELAY).ifPresent(seconds -> {
            throw SqsErrors.parameter("Value " + seconds + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= "
                    + QueueAttributes.LONGEST_DELAY + ".");
        });
        var delay = delaySeconds.map(Duration::ofSeconds).orElse(queue.attributes().delay());
        var id = UUID.randomUUID().toString();
        queue.send(new QueuedMessage(id, body, senderId(call.caller()), call.time(), call.time().plus(delay), 0, Optional.empty()));
        return id;
    }

    /**
     * Waits for the first messages to come, as long as asked for, and takes what is there then.
     *
     * @param waitSeconds       instead of the queue's own
     * @param visibilitySeconds instead of the queue's own
     */
    List<QueuedMessage> receive(Queue queue, int most, Optional<Integer> waitSeconds, Optional<Integer> visibilitySeconds) {
        if (most < 1 || most > MOST_AT_ONCE) {
            throw SqsErrors.outOfRange(most, "MaxNumberOfMessages", 1, MOST_AT_ONCE);
        }
        waitSeconds.filter(seconds -> seconds < 0 || seconds > QueueAttributes.LONGEST_WAIT).ifPresent(seconds -> {
            throw SqsErrors.parameter("Value " + seconds + " for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= "
                    + QueueAttributes.LONGEST_WAIT + ", if provided.");
        });
        visibilitySeconds.ifPresent(Messages::requireVisibility);
        var deadline = timeline.now().plus(waitSeconds.map(Duration::ofSeconds).orElse(queue.attributes().receiveWait()));
        return poll(queue, most, visibilitySeconds.map(Duration::ofSeconds), deadline);
    }

    void changeVisibility(Queue queue, String handle, int seconds) {
        requireVisibility(seconds);
        queue.changeVisibility(Receipt.parse(handle, queue.name()), Duration.ofSeconds(seconds), timeline.now());
    }

    private List<QueuedMessage> poll(Queue queue, int most, Optional<Duration> visibility, Instant deadline) {
        while (true) {
            var arrival = queue.arrival().copy();
            var now = timeline.now();
            var taken = queue.receive(most, visibility, now);
            if (!taken.isEmpty() || !now.isBefore(deadline)) {
                return taken;
            }
            var next = queue.nextVisible().filter(time -> time.isBefore(deadline)).orElse(deadline);
            var timer = timeline.scheduleAt(next, Timeline.Kind.BACKGROUND, () -> arrival.complete(null));
            var interrupted = timeline.idle(() -> interrupted(arrival));
            timeline.cancel(timer);
            if (interrupted) {
                return List.of();
            }
        }
    }

    /** Waits; the port that closes interrupts its requests. */
    private static boolean interrupted(CompletableFuture<Void> arrival) {
        try {
            arrival.get();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an arrival never fails", e);
        }
    }

    private static void requireVisibility(int seconds) {
        if (seconds < 0 || seconds > QueueAttributes.LONGEST_VISIBILITY) {
            throw SqsErrors.parameter("Value " + seconds + " for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and "
                    + QueueAttributes.LONGEST_VISIBILITY + ".");
        }
    }

    private static String senderId(Caller caller) {
        return switch (caller) {
            case Caller.User user -> user.name();
            case Caller.RoleSession session -> session.roleId() + ":" + session.sessionName();
            case Caller.ServicePrincipal service -> service.principal();
        };
    }
}
