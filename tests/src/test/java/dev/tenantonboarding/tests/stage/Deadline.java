package dev.tenantonboarding.tests.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looking again and again at what goes on in the cloud, whose own waits are skipped; for what no SDK waiter knows. */
public final class Deadline {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    // Many are waited for at once, and each look costs what the waited-for could use.
    private static final long FIRST_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(80).toNanos();

    private Deadline() {}

    public static <T> T await(String what, Supplier<Optional<T>> look) {
        return await(() -> what, look);
    }

    /**
     * Looks until there is something to be seen.
     *
     * @param what told if it did not come about
     * @throws AssertionError after a minute
     */
    public static <T> T await(Supplier<String> what, Supplier<Optional<T>> look) {
        return await(LONGEST, what, look);
    }

    /** The same for what takes longer. */
    public static <T> T await(Duration longest, Supplier<String> what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + longest.toNanos();
        for (long pause = FIRST_PAUSE; System.nanoTime() < end; pause = Math.min(pause * 3 / 2, LONGEST_PAUSE)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(pause);
        }
        throw new AssertionError("within " + longest.toSeconds() + " seconds there was no " + what.get());
    }
}
