package dev.tenantonboarding.localcloud.stepfunctions.execution;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/** What whoever holds a task's token says of it. */
public sealed interface Callback {

    record Succeeded(Payload output) implements Callback {
    }

    record Failed(Failure failure) implements Callback {
    }
}
