package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tests.stage.Run;

/** One of the times that an event was handed over, and the execution that came of it. */
record Delivery(Sent event, Run run) {

    /** Whether it went all the way. */
    boolean isDone() {
        return run.states().getLast().equals(event.machine().end()) && run.output().isObject();
    }
}
