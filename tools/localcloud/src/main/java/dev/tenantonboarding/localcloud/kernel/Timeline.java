package dev.tenantonboarding.localcloud.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cloud's one clock and all of its timers. In {@link Mode#SKIP} it jumps to the next timer while something awaited
 * is pending and nothing is in flight, so a wait of minutes costs nothing; timers keep their order either way.
 */
public final class Timeline implements AutoCloseable {
    public enum Mode { REAL, SKIP }

    /** Only {@code AWAITED} timers (waits of executions, endpoints, stacks, redeliveries) make time skip; schedules and expiries do not. */
    public enum Kind { AWAITED, BACKGROUND }

    /** A pending timer. */
    public static final class Timer {
        private final Instant due;
        private final long order;
        private final Kind kind;
        private final Runnable task;

        private Timer(Instant due, long order, Kind kind, Runnable task) {
            this.due = due;
            this.order = order;
            this.kind = kind;
            this.task = task;
        }

        public Instant due() {
            return due;
        }
    }

    /** Holds time still until closed; closing twice is harmless. */
    public interface InFlight extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets time skip until closed, once. */
    @FunctionalInterface
    public interface Idle extends AutoCloseable {
        @Override
        void close();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.<Timer, Instant>comparing(timer -> timer.due).thenComparing(timer -> timer.order));
    private final Clock clock;
    private final Mode mode;
    private final Consumer<Throwable> failures;
    private Duration skipped = Duration.ZERO;
    private long order;
    private int awaited;
    private int inFlight;
    private boolean closed;

    /** @param failures hears of tasks that throw; they must never end the timeline */
    public Timeline(Clock clock, Mode mode, Consumer<Throwable> failures) {
        this.clock = clock;
        this.mode = mode;
        this.failures = failures;
        Thread.ofPlatform().daemon().name("timeline").start(this::turn);
    }

    public boolean skips() {
        return mode == Mode.SKIP;
    }

    public Instant now() {
        lock.lock();
        try {
            return clock.instant().plus(skipped);
        } finally {
            lock.unlock();
        }
    }

    /** Runs the task, on a virtual thread of its own and counted as in flight, once the delay has passed. */
    public Timer schedule(Duration delay, Kind kind, Runnable task) {
        return scheduleAt(now().plus(delay), kind, task);
    }

    public Timer scheduleAt(Instant due, Kind kind, Runnable task) {
        lock.lock();
        try {
            var timer = new Timer(due, order++, kind, task);
            timers.add(timer);
            awaited += kind == Kind.AWAITED ? 1 : 0;
            changed.signalAll();
            return timer;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the timer was still pending, so its task will never run */
    public boolean cancel(Timer timer) {
        lock.lock();
        try {
            var pending = timers.remove(timer);
            awaited -= pending && timer.kind == Kind.AWAITED ? 1 : 0;
            changed.signalAll();
            return pending;
        } finally {
            lock.unlock();
        }
    }

    /** Starts work on a virtual thread, counted as in flight from now on. */
    public void start(Runnable task) {
        var token = inFlight();
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                failures.accept(e);
            } finally {
                token.close();
            }
        });
    }

    /** Marks work as in flight until the token is closed. */
    public InFlight inFlight() {
        lock.lock();
        try {
            inFlight++;
        } finally {
            lock.unlock();
        }
        return new InFlight() {
            private boolean done;

            @Override
            public void close() {
                lock.lock();
                try {
                    inFlight -= done ? 0 : 1;
                    done = true;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    /** Runs something that only waits, such as a long poll, and lets time skip meanwhile though its caller is in flight. */
    public <T> T idle(Supplier<T> waiting) {
        try (var idle = idle()) {
            return waiting.get();
        }
    }

    /** The same, until closed. */
    public Idle idle() {
        change(-1);
        return () -> change(1);
    }

    private void change(int by) {
        lock.lock();
        try {
            inFlight += by;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void turn() {
        lock.lock();
        try {
            while (!closed) {
                var next = timers.peek();
                if (next == null) {
                    changed.awaitUninterruptibly();
                    continue;
                }
                var wait = Duration.between(clock.instant().plus(skipped), next.due);
                if (wait.isPositive() && mode == Mode.SKIP && awaited > 0 && inFlight == 0) {
                    skipped = skipped.plus(wait);
                    wait = Duration.ZERO;
                }
                if (wait.isPositive()) {
                    changed.awaitNanos(Math.max(1, wait.compareTo(Duration.ofDays(1)) < 0 ? wait.toNanos() : Duration.ofDays(1).toNanos()));
                } else {
                    timers.poll();
                    awaited -= next.kind == Kind.AWAITED ? 1 : 0;
                    start(next.task);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            timers.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
