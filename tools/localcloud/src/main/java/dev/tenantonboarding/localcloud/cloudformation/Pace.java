package dev.tenantonboarding.localcloud.cloudformation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.tenantonboarding.localcloud.kernel.Timeline;

/** The time that things take, as the timeline counts. */
record Pace(Timeline timeline) {
    /** Between two steps of a run. */
    private static final Duration STEP = Duration.ofMillis(500);

    /** Waits one step; time may skip meanwhile. */
    void step() {
        var due = new CountDownLatch(1);
        var resumed = new CountDownLatch(1);
        timeline.schedule(STEP, Timeline.Kind.AWAITED, () -> {
            due.countDown();
            // Stays in flight until the run is again, so that time does not skip in between.
            await(resumed);
        });
        timeline.idle(() -> await(due));
        resumed.countDown();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a stack", e);
        }
    }
}
