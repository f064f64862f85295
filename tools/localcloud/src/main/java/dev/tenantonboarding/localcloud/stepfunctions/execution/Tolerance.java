package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.Optional;

/**
 * How many of a Map's items may fail.
 *
 * @param percentage of the items, 0 to 100
 */
public record Tolerance(Optional<Integer> count, Optional<Double> percentage) {

    /** Both limits must hold; without any, no item may fail. */
    public boolean allows(int failures, int items) {
        return failures == 0 || isSet() && count.filter(most -> failures > most).isEmpty()
                && percentage.filter(most -> failures * 100.0 / items > most).isEmpty();
    }

    /** Whether there is any limit; without one, an inline Map fails with its item's own error. */
    public boolean isSet() {
        return count.isPresent() || percentage.isPresent();
    }

    public static Failure exceeded() {
        return Failure.of(Failure.EXCEED_TOLERATED_FAILURE_THRESHOLD, "The specified tolerated failure threshold was exceeded");
    }
}
