package dev.tenantonboarding.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What comes of work that another thread does. */
public final class Outcome {
    private Outcome() {}

    /** Waits for it; what the work failed with is thrown as it is. */
    public static <T> T of(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
