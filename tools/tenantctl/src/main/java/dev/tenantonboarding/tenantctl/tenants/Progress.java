package dev.tenantonboarding.tenantctl.tenants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.tenancy.Failure;

/** How far an execution is: the states it has entered, in order, and how it ended if it has. */
public record Progress(List<Step> steps, Optional<Ending> ending) {

    /** A state was entered. */
    public record Step(String state, Instant at) {}

    /** How an execution ended. */
    public sealed interface Ending {
        /** @param output the last state's, as JSON */
        record Succeeded(String output) implements Ending {}

        record Failed(Failure failure) implements Ending {}
    }

    public Progress {
        steps = List.copyOf(steps);
    }

    /** The state that it is in, or ended in. */
    public Optional<String> state() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().state());
    }

    public Optional<Failure> failure() {
        return ending.flatMap(end -> switch (end) {
            case Ending.Succeeded succeeded -> Optional.empty();
            case Ending.Failed(Failure failure) -> Optional.of(failure);
        });
    }
}
