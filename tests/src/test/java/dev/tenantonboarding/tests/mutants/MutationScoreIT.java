package dev.tenantonboarding.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.Variant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The probes are worth something: they tell every mutant of the platform from the platform itself, which they never accuse. */
@ExtendWith(SharedStage.class)
class MutationScoreIT {
    private static final int BETWEEN_CONTROLS = 25;

    private final Stages stages;
    private Duration spent = Duration.ZERO;

    MutationScoreIT(Stages stages) {
        this.stages = stages;
    }

    @Test
    void every_mutant_is_caught_and_the_untouched_platform_is_isolated_before_between_and_after() {
        List<Result> results = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            List<Mutant> mutants = Mutants.ALL.stream().filter(mutant -> mutant.variant() == variant).toList();
            if (!mutants.isEmpty()) {
                results.addAll(tried(mutants, variant));
            }
        }
        Score score = new Score(results, spent);
        score.print(Stage.CONSOLE);
        score.write(Path.of("target", "mutation-score.md"));

        assertThat(score.escaped()).isEmpty();
    }

    private List<Result> tried(List<Mutant> mutants, Variant variant) {
        List<Result> results = new ArrayList<>();
        try (Trial trial = new Trial(stages, variant)) {
            for (Mutant mutant : mutants) {
                if (results.size() % BETWEEN_CONTROLS == 0) {
                    untouched(trial);
                }
                long start = System.nanoTime();
                results.add(trial.of(mutant));
                spent = spent.plusNanos(System.nanoTime() - start);
            }
            untouched(trial);
        }
        return results;
    }

    private static void untouched(Trial trial) {
        assertThat(trial.untouched()).allSatisfy(answer ->
                assertThat(answer.path("verdict").asText()).as(Trial.objections(answer)).isEqualTo("ISOLATED"));
    }
}
