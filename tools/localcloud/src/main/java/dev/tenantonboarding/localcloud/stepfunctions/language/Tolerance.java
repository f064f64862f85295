package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;

/**
 * How many of a Map's items may fail.
 *
 * @param percentage of the items, 0 to 100
 */
record Tolerance(Optional<Integer> count, Optional<Double> percentage, int items) {

    /** Both limits must hold; without any, no item may fail. */
    boolean allows(int failures) {
        return (count.isPresent() || percentage.isPresent())
                && count.filter(most -> failures > most).isEmpty()
                && percentage.filter(most -> failures * 100.0 / items > most).isEmpty();
    }

    /** What the Map fails with: the item's own failure unless limits were set. */
    Failure exceeded(Failure ofItem) {
        return count.isEmpty() && percentage.isEmpty() ? ofItem
                : Failure.of(Failure.EXCEED_TOLERATED_FAILURE_THRESHOLD, "The specified tolerated failure threshold was exceeded");
    }
}
