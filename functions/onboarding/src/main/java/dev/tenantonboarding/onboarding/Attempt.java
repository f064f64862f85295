package dev.tenantonboarding.onboarding;

import dev.tenantonboarding.tenancy.Owner;
import java.time.Duration;
import java.time.Instant;

/** Who waits for something to be ready: the execution, when it began or was redriven, and how long it has waited so far, earlier runs included. */
public record Attempt(Owner owner, Instant startedAt, Duration waited) {
    /** Whether what happened then is for this run to answer for, and not for one before. */
    public boolean hasSeen(Instant event) {
        return !event.isBefore(startedAt);
    }

    /**
     * @param bound how long an execution waits, and again for each time it is redriven
     * @param what is waited for
     * @param status it has
     * @throws EndpointTimedOut if the time is up
     */
    public void requireTimeLeft(Duration bound, String what, String status) {
        if (waited.compareTo(bound.multipliedBy(owner.redriveCount() + 1L)) >= 0) {
            throw new EndpointTimedOut(what + " is " + status + " after " + waited.toSeconds() + " seconds");
        }
    }
}
