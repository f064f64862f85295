package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The models that a multi-model endpoint has in memory. A model is loaded by the first question to it and stays, whatever
 * happens to its artifact, until models asked for more recently need its place. Concurrent first questions load it once.
 *
 * @param <M> what is kept of a model
 */
public final class LoadedModels<M> {

    /** Fetches and loads one model. */
    @FunctionalInterface
    public interface Loader<M> {
        M load() throws ModelLoadException;
    }

    private final int capacity;
    private final Duration patience;
    private final Executor executor;
    private final Map<String, CompletableFuture<M>> models = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param capacity how many models fit
     * @param patience how long a question waits for its model in real time; loading goes on beyond it
     * @param executor runs the loading
     */
    public LoadedModels(int capacity, Duration patience, Executor executor) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
        }
        this.capacity = capacity;
        this.patience = patience;
        this.executor = executor;
    }

    /**
     * The model of that name, loaded if it isn't yet. One that failed to load is tried again by the next question.
     *
     * @return empty if loading takes longer than the patience
     * @throws ModelLoadException what the loader threw; so are its unchecked exceptions
     */
    public Optional<M> get(String name, Loader<M> loader) throws ModelLoadException {
        try {
            return Optional.of(loaded(name, loader).get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ModelLoadException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                default -> throw new IllegalStateException("The model " + name + " could not be loaded", e.getCause());
            }
        }
    }

    private CompletableFuture<M> loaded(String name, Loader<M> loader) {
        var loading = new CompletableFuture<M>();
        synchronized (models) {
            var known = models.get(name);
            if (known != null) {
                return known;
            }
            models.put(name, loading);
            evict();
        }
        executor.execute(() -> {
            try {
                loading.complete(loader.load());
            } catch (ModelLoadException | RuntimeException | Error e) {
                forget(name, loading);
                loading.completeExceptionally(e);
            }
        });
        return loading;
    }

    private void evict() {
        var oldest = models.keySet().iterator();
        while (models.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }

    private void forget(String name, CompletableFuture<M> failed) {
        synchronized (models) {
            models.remove(name, failed);
        }
    }
}
