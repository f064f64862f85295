package dev.tenantonboarding.localcloud.lambda;

import java.util.Optional;

/** How many invocations of a function run at once, and how many may. */
final class Concurrency {
    private Optional<Integer> reserved = Optional.empty();
    private int running;

    synchronized Optional<Integer> reserved() {
        return reserved;
    }

    synchronized void reserve(Optional<Integer> invocations) {
        reserved = invocations;
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError TooManyRequestsException if the reserved number is reached */
    synchronized void enter() {
        if (reserved.isPresent() && running >= reserved.get()) {
            throw LambdaErrors.throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
        }
        running++;
    }

    synchronized void leave() {
        running--;
    }
}
