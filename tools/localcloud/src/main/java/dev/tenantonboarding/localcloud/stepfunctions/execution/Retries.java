package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often each retrier was used during one visit; a new visit and a redrive start afresh. */
final class Retries {
    private final List<Retrier> retriers;
    private final int[] used;
    private int total;

    Retries(List<Retrier> retriers) {
        this.retriers = retriers;
        this.used = new int[retriers.size()];
    }

    /** The delay before the next attempt; empty if the first retrier that matches is exhausted, or none does. */
    Optional<Duration> next(Failure failure) {
        for (var i = 0; i < used.length; i++) {
            var retrier = retriers.get(i);
            if (retrier.matcher().matches(failure)) {
                if (used[i] == retrier.maxAttempts()) {
                    return Optional.empty();
                }
                total++;
                return Optional.of(retrier.delay(used[i]++));
            }
        }
        return Optional.empty();
    }

    /** {@code $states.context.State.RetryCount}. */
    int total() {
        return total;
    }
}
