package dev.tenantonboarding.onboarding.records;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on many tenants that mostly waits for S3. */
public final class SideBySide {
    private static final int AT_ONCE = 32;

    private SideBySide() {}

    /** The results, in the items' order; the first failure is thrown as it is. */
    public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<R>> tasks = items.stream().map(item -> workers.submit(() -> work.apply(item))).toList();
            List<R> results = new ArrayList<>();
            for (Future<R> task : tasks) {
                results.add(join(task));
            }
            return results;
        }
    }

    private static <R> R join(Future<R> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading records", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
