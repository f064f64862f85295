package dev.tenantonboarding.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Keeps values that expire. However many threads ask for a value that is missing or about to expire, one loads it and the others wait
 * for that one; a load that fails fails them all and is not kept. When full, what was used least recently goes.
 */
public final class ExpiringCache<K, V> {
    /** A value and the instant from which it must not be used. */
    public record Expiring<V>(V value, Instant expiresAt) {}

    private final Map<K, CompletableFuture<Expiring<V>>> entries;
    private final Function<K, Expiring<V>> load;
    private final Clock clock;
    private final Duration margin;

    /** @param margin how long before its expiry a value is loaded anew */
    public ExpiringCache(int capacity, Duration margin, Clock clock, Function<K, Expiring<V>> load) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<Expiring<V>>> eldest) {
                return size() > capacity;
            }
        };
        this.load = load;
        this.clock = clock;
        this.margin = margin;
    }

    public V get(K key) {
        CompletableFuture<Expiring<V>> mine = new CompletableFuture<>();
        CompletableFuture<Expiring<V>> entry = currentOr(key, mine);
        if (entry == mine) {
            fill(key, mine);
        }
        return Outcome.of(entry).value();
    }

    private synchronized CompletableFuture<Expiring<V>> currentOr(K key, CompletableFuture<Expiring<V>> mine) {
        CompletableFuture<Expiring<V>> current = entries.get(key);
        if (current != null && (!current.isDone() || isFresh(current))) {
            return current;
        }
        entries.put(key, mine);
        return mine;
    }

    private boolean isFresh(CompletableFuture<Expiring<V>> loaded) {
        return !loaded.isCompletedExceptionally() && clock.instant().plus(margin).isBefore(loaded.join().expiresAt());
    }

    private void fill(K key, CompletableFuture<Expiring<V>> mine) {
        try {
            mine.complete(load.apply(key));
        } catch (RuntimeException | Error failed) {
            remove(key, mine);
            mine.completeExceptionally(failed);
        }
    }

    private synchronized void remove(K key, CompletableFuture<Expiring<V>> mine) {
        entries.remove(key, mine);
    }
}
