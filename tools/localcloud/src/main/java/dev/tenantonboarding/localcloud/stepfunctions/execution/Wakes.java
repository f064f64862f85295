package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.Timeline;

/**
 * What an execution has yet to do at certain times. Timers that are due together may be heard in any order; what they are for is done in
 * the order of their times, and of their making where these are the same.
 */
final class Wakes {

    /** Something to do at a time. */
    static final class Wake {
        private final Instant due;
        private final long order;
        private final Runnable step;
        private Timeline.Timer timer;

        private Wake(Instant due, long order, Runnable step) {
            this.due = due;
            this.order = order;
            this.step = step;
        }
    }

    private static final Comparator<Wake> ORDER = Comparator.<Wake, Instant>comparing(wake -> wake.due).thenComparing(wake -> wake.order);

    private final Timeline timeline;
    private final Consumer<Runnable> post;
    private final PriorityQueue<Wake> pending = new PriorityQueue<>(ORDER);
    private long order;

    /** @param post takes steps of the execution */
    Wakes(Timeline timeline, Consumer<Runnable> post) {
        this.timeline = timeline;
        this.post = post;
    }

    synchronized Wake after(Duration delay, Timeline.Kind kind, Runnable step) {
        var wake = new Wake(timeline.now().plus(delay), order++, step);
        pending.add(wake);
        wake.timer = timeline.scheduleAt(wake.due, kind, () -> post.accept(() -> runUntil(wake)));
        return wake;
    }

    synchronized void cancel(Wake wake) {
        timeline.cancel(wake.timer);
        pending.remove(wake);
    }

    private void runUntil(Wake heard) {
        for (var wake = next(heard); wake.isPresent(); wake = next(heard)) {
            wake.get().step.run();
        }
    }

    private synchronized Optional<Wake> next(Wake last) {
        return Optional.ofNullable(pending.peek()).filter(first -> ORDER.compare(first, last) <= 0).map(first -> pending.poll());
    }
}
