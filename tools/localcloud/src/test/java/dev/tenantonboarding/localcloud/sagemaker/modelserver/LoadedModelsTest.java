package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import dev.tenantonboarding.localcloud.sagemaker.modelserver.ModelLoadException.Kind;
import org.junit.jupiter.api.Test;

class LoadedModelsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> loads = new ArrayList<>();
    private final Executor atOnce = Runnable::run;

    @Test
    void a_loaded_model_stays_as_it_is_though_its_artifact_is_overwritten() throws Exception {
        var models = new LoadedModels<String>(2, MINUTE, atOnce);
        assertThat(models.get("a", load("first"))).contains("first");
        assertThat(models.get("a", load("overwritten"))).contains("first");
        assertThat(loads).containsExactly("first");
    }

    @Test
    void the_model_not_asked_for_the_longest_makes_room() throws Exception {
        var models = new LoadedModels<String>(2, MINUTE, atOnce);
        models.get("a", load("a"));
        models.get("b", load("b"));
        models.get("a", load("a"));
        models.get("c", load("c"));
        models.get("a", load("a again"));
        models.get("b", load("b again"));
        assertThat(loads).containsExactly("a", "b", "c", "b again");
    }

    @Test
    void a_model_that_failed_to_load_is_tried_again() throws Exception {
        var models = new LoadedModels<String>(2, MINUTE, atOnce);
        assertThatThrownBy(() -> models.get("a", () -> {
            throw new ModelLoadException(Kind.NO_MODEL, "broken");
        })).isInstanceOf(ModelLoadException.class).hasMessage("broken");
        assertThatThrownBy(() -> models.get("a", () -> {
            throw new IllegalStateException("denied");
        })).isInstanceOf(IllegalStateException.class).hasMessage("denied");
        assertThat(models.get("a", load("mended"))).contains("mended");
    }

    @Test
    void a_question_does_not_wait_forever_and_loading_goes_on_without_it() throws Exception {
        var started = new ArrayList<Runnable>();
        var models = new LoadedModels<String>(2, Duration.ofMillis(1), started::add);
        assertThat(models.get("a", load("a"))).isEmpty();
        assertThat(models.get("a", load("a"))).isEmpty();
        started.forEach(Runnable::run);
        assertThat(models.get("a", load("a"))).contains("a");
        assertThat(loads).containsExactly("a");
    }

    @Test
    void questions_that_arrive_together_load_the_model_once() throws Exception {
        var go = new CountDownLatch(1);
        var models = new LoadedModels<String>(2, MINUTE, Thread::startVirtualThread);
        var answers = Collections.synchronizedList(new ArrayList<String>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    answers.add(models.get("a", () -> {
                        awaitQuietly(go);
                        return load("a").load();
                    }).orElseThrow());
                } catch (ModelLoadException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        go.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(8).containsOnly("a");
        assertThat(loads).containsExactly("a");
    }

    private LoadedModels.Loader<String> load(String value) {
        return () -> {
            loads.add(value);
            return value;
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
