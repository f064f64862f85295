package dev.tenantonboarding.localcloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.lambda.runtime.Outcome;

/** Asynchronous invocations. An event whose function fails is tried twice more; one that is throttled waits, for six hours at most. */
final class EventQueue {
    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final Duration LEAST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MOST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration MOST_AGE = Duration.ofHours(6);

    private final Invoker invoker;
    private final Timeline timeline;
    private final BiConsumer<String, Throwable> log;

    EventQueue(Invoker invoker, Timeline timeline, BiConsumer<String, Throwable> log) {
        this.invoker = invoker;
        this.timeline = timeline;
        this.log = log;
    }

    /**
     * An event on its way.
     *
     * @param failures how often the function has failed on it
     */
    private record Event(FunctionRef ref, byte[] payload, String requestId, Instant accepted, int failures, Duration backoff) {
        Event failed() {
            return new Event(ref, payload, requestId, accepted, failures + 1, LEAST_BACKOFF);
        }

        Event throttled() {
            var doubled = backoff.multipliedBy(2);
            return new Event(ref, payload, requestId, accepted, failures, doubled.compareTo(MOST_BACKOFF) < 0 ? doubled : MOST_BACKOFF);
        }
    }

    /** Returns at once; the caller's permission is checked already. */
    void accept(FunctionRef ref, byte[] payload, String requestId) {
        var event = new Event(ref, payload, requestId, timeline.now(), 0, LEAST_BACKOFF);
        timeline.start(() -> attempt(event));
    }

    private void attempt(Event event) {
        try {
            if (invoker.invoke(event.ref, event.payload, event.requestId) instanceof Outcome.Failed failed) {
                if (event.failures < RETRIES.size()) {
                    again(event.failed(), RETRIES.get(event.failures), Timeline.Kind.AWAITED);
                } else {
                    drop(event, failed.cause());
                }
            }
        } catch (AwsError e) {
            if (e.status() == 429 && event.accepted.plus(MOST_AGE).isAfter(timeline.now())) {
                // What it waits for is room, which skipped time doesn't bring: its six hours would be over at once.
                again(event.throttled(), event.backoff, Timeline.Kind.BACKGROUND);
            } else {
                drop(event, e);
            }
        }
    }

    private void again(Event event, Duration delay, Timeline.Kind kind) {
        timeline.schedule(delay, kind, () -> attempt(event));
    }

    private void drop(Event event, Throwable cause) {
        log.accept("an event for " + event.ref.arn() + " is dropped, request " + event.requestId, cause);
    }
}
