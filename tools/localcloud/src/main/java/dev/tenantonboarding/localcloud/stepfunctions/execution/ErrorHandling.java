package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.List;
import java.util.Optional;

/** A state's Retry and Catch. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
    public static final ErrorHandling NONE = new ErrorHandling(List.of(), List.of());

    public ErrorHandling {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    Optional<Catcher> catcher(Failure failure) {
        return catchers.stream().filter(catcher -> catcher.matcher().matches(failure)).findFirst();
    }
}
