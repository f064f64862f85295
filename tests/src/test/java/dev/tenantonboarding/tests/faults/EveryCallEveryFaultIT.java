package dev.tenantonboarding.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.tests.faults.Cases.Undisturbed;
import dev.tenantonboarding.tests.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call of a tenant's journey goes wrong. Commonly in the worst way, once: it takes effect, and its answer is lost. With
 * {@code -Pfaults} in every way, once and for as long as nobody mends it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryCallEveryFaultIT {
    private static final boolean ALL = Boolean.getBoolean("faults.all");
    /** Which cases to run, by journey and name, if not all: {@code POOL_RETURN: LOST_RESPONSE at s3:GetObject 1 by …}. */
    private static final Predicate<String> CHOSEN = Pattern.compile(System.getProperty("faults.only", "")).asPredicate();
    private static final int SIDE_BY_SIDE = 4;
    // An endpoint is looked at again while it is made, but not a dozen times.
    private static final Limits QUICK = new Limits(100, 100, Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.start("faults", QUICK);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void after_a_fault_at_any_call_and_a_replay_the_tenant_is_as_without(Journey journey) {
        try (Whereabouts whereabouts = new Whereabouts(stage, journey.passage())) {
            run(journey, new Cases(stage, journey, whereabouts));
        }
    }

    private static void run(Journey journey, Cases cases) {
        // The first run warms up: it finds functions that never ran, and a pool without an endpoint.
        cases.undisturbed();
        Undisturbed undisturbed = cases.undisturbed();
        List<Case> all = undisturbed.points().stream().flatMap(EveryCallEveryFaultIT::at).filter(one -> CHOSEN.test(journey + ": " + one)).toList();

        long start = System.nanoTime();
        List<String> wrong;
        try (ExecutorService workers = Executors.newFixedThreadPool(journey.isShared() ? 1 : SIDE_BY_SIDE)) {
            wrong = all.stream().map(one -> CompletableFuture.supplyAsync(() -> told(cases.run(one, undisturbed.end())), workers)).toList().stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
        }
        Stage.CONSOLE.printf("%s: %d calls, %d cases, %d s%n", journey, undisturbed.points().size(), all.size(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());

        assertThat(undisturbed.points()).isNotEmpty();
        assertThat(wrong).as("%d of %d cases", wrong.size(), all.size()).isEmpty();
    }

    /** At once: all kinds take long, and whoever waits for them wants to know. */
    private static Optional<String> told(Optional<String> wrong) {
        wrong.ifPresent(Stage.CONSOLE::println);
        return wrong;
    }

    private static Stream<Case> at(Point point) {
        return FaultKind.at(point).stream()
                .flatMap(kind -> Stream.of(new Case(point, kind, false), new Case(point, kind, true)))
                .filter(one -> ALL || one.kind() == FaultKind.LOST_RESPONSE && !one.persistent());
    }
}
