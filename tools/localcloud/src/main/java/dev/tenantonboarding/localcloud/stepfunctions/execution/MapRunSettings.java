package dev.tenantonboarding.localcloud.stepfunctions.execution;

/** @param maxConcurrency 0 for as many as AWS runs at once */
public record MapRunSettings(int maxConcurrency, Tolerance tolerance) {
    /** What AWS runs at once of a distributed Map. */
    private static final int MOST_AT_ONCE = 10_000;

    int atOnce() {
        return maxConcurrency == 0 ? MOST_AT_ONCE : Math.min(maxConcurrency, MOST_AT_ONCE);
    }
}
