package dev.tenantonboarding.localcloud.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tenantonboarding.localcloud.kernel.Timeline.Kind;
import dev.tenantonboarding.localcloud.kernel.Timeline.Mode;

@Timeout(20)
class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void an_awaited_wait_of_hours_is_skipped_in_order() throws Exception {
        try (var timeline = skipping()) {
            var order = new LinkedBlockingQueue<String>();
            try (var held = timeline.inFlight()) {
                timeline.schedule(Duration.ofHours(2), Kind.AWAITED, () -> order.add("two at " + timeline.now()));
                timeline.schedule(Duration.ofHours(1), Kind.BACKGROUND, () -> order.add("one at " + timeline.now()));
            }
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("one at " + START.plus(Duration.ofHours(1)));
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("two at " + START.plus(Duration.ofHours(2)));
        }
    }

    @Test
    void time_stands_still_while_something_is_in_flight() throws Exception {
        try (var timeline = skipping()) {
            var fired = new CountDownLatch(1);
            var busy = timeline.inFlight();
            timeline.schedule(Duration.ofMinutes(5), Kind.AWAITED, fired::countDown);
            assertThat(timeline.now()).isEqualTo(START);
            assertThat(fired.getCount()).isEqualTo(1);
            busy.close();
            busy.close();
            assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(timeline.now()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void waiting_inside_a_call_lets_time_skip() {
        try (var timeline = skipping(); var busy = timeline.inFlight()) {
            var fired = new CountDownLatch(1);
            timeline.schedule(Duration.ofMinutes(5), Kind.AWAITED, fired::countDown);
            assertThat(timeline.idle(() -> await(fired))).isTrue();
        }
    }

    @Test
    void a_schedule_alone_never_makes_time_skip() throws Exception {
        try (var timeline = skipping()) {
            var schedule = new CountDownLatch(1);
            var wait = new CountDownLatch(1);
            timeline.schedule(Duration.ofDays(1), Kind.BACKGROUND, schedule::countDown);
            timeline.schedule(Duration.ofHours(1), Kind.AWAITED, wait::countDown);
            assertThat(wait.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(timeline.now()).isEqualTo(START.plus(Duration.ofHours(1)));
            assertThat(schedule.getCount()).isEqualTo(1);
        }
    }

    @Test
    void a_cancelled_timer_is_neither_run_nor_awaited() throws Exception {
        try (var timeline = skipping()) {
            var order = new LinkedBlockingQueue<String>();
            try (var held = timeline.inFlight()) {
                var cancelled = timeline.schedule(Duration.ofHours(3), Kind.AWAITED, () -> order.add("cancelled"));
                timeline.schedule(Duration.ofHours(4), Kind.AWAITED, () -> order.add("kept"));
                assertThat(timeline.cancel(cancelled)).isTrue();
                assertThat(timeline.cancel(cancelled)).isFalse();
            }
            assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo("kept");
        }
    }

    @Test
    void a_task_that_fails_is_told_and_does_not_end_the_timeline() throws Exception {
        try (var timeline = skipping()) {
            var fired = new CountDownLatch(1);
            timeline.schedule(Duration.ofHours(1), Kind.AWAITED, () -> {
                throw new IllegalStateException("broken");
            });
            timeline.schedule(Duration.ofHours(2), Kind.AWAITED, fired::countDown);
            assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(failures).singleElement().satisfies(failure -> assertThat(failure).hasMessage("broken"));
        }
    }

    private Timeline skipping() {
        return new Timeline(Clock.fixed(START, ZoneOffset.UTC), Mode.SKIP, failures::add);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
