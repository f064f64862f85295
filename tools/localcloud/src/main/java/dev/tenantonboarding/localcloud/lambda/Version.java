package dev.tenantonboarding.localcloud.lambda;

import java.time.Instant;

/**
 * One version of a function: what it runs with, and the instances that run it.
 *
 * @param number   {@code $LATEST} or 1, 2, …
 * @param revision changes with every change
 */
record Version(String number, Configuration configuration, Instant modified, String revision, Instances instances) {
    static final String LATEST = "$LATEST";

    /** Whether it starts from a snapshot in AWS, which {@code $LATEST} never does. */
    boolean hasSnapshot() {
        return configuration.snapStart().equals(Configuration.PUBLISHED_VERSIONS) && !number.equals(LATEST);
    }
}
