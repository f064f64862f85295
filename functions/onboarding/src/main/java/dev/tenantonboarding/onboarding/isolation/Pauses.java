package dev.tenantonboarding.onboarding.isolation;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How long one run of probes may wait for better answers. The bound is the run's, since an outage meets every probe and the function
 * has but minutes.
 */
final class Pauses {
    private static final int TRIES = 3;

    private final Duration pause;
    private int left;

    Pauses(int most, Duration pause) {
        this.left = most;
        this.pause = pause;
    }

    /** The first answer that need not be bettered, or the last. */
    Answer ask(Supplier<Answer> call, Predicate<Answer> mayGetBetter) {
        Answer answer = call.get();
        for (int tries = 1; tries < TRIES && left > 0 && mayGetBetter.test(answer); tries++) {
            left--;
            pause();
            answer = call.get();
        }
        return answer;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }
}
