package dev.tenantonboarding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.runtime.ExpiringCache.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger loads = new AtomicInteger();

    private Expiring<String> load(String key) {
        return new Expiring<>(key + "-" + loads.incrementAndGet(), now.get().plus(LIFETIME));
    }

    @Test
    void a_thousand_callers_at_once_cause_one_load() throws Exception {
        CountDownLatch everyoneAsked = new CountDownLatch(1_000);
        ExpiringCache<String, String> cache = new ExpiringCache<>(10, MARGIN, clock, key -> {
            awaitUninterrupted(everyoneAsked);
            return load(key);
        });
        List<Future<String>> answers = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(callers.submit(() -> {
                    everyoneAsked.countDown();
                    return cache.get("acme");
                }));
            }
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("acme-1");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void a_value_is_loaded_anew_before_it_expires_and_not_sooner() {
        ExpiringCache<String, String> cache = new ExpiringCache<>(10, MARGIN, clock, this::load);

        cache.get("acme");
        now.updateAndGet(instant -> instant.plus(LIFETIME).minus(MARGIN).minusSeconds(1));
        assertThat(cache.get("acme")).isEqualTo("acme-1");
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(cache.get("acme")).isEqualTo("acme-2");
    }

    @Test
    void the_least_recently_used_value_makes_room() {
        ExpiringCache<String, String> cache = new ExpiringCache<>(2, MARGIN, clock, this::load);

        cache.get("a");
        cache.get("b");
        cache.get("a");
        cache.get("c");

        assertThat(cache.get("a")).isEqualTo("a-1");
        assertThat(cache.get("b")).isEqualTo("b-4");
    }

    @Test
    void a_failed_load_reaches_the_caller_and_is_not_kept() {
        ExpiringCache<String, String> cache = new ExpiringCache<>(2, MARGIN, clock, key -> {
            if (loads.incrementAndGet() == 1) {
                throw new IllegalStateException("denied");
            }
            return load(key);
        });

        assertThatThrownBy(() -> cache.get("acme")).isInstanceOf(IllegalStateException.class).hasMessage("denied");
        assertThat(cache.get("acme")).isEqualTo("acme-3");
    }

    @Test
    void one_keys_value_is_never_anothers() {
        ExpiringCache<String, String> cache = new ExpiringCache<>(10, MARGIN, clock, this::load);

        assertThat(cache.get("acme")).startsWith("acme-");
        assertThat(cache.get("globex")).startsWith("globex-");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
