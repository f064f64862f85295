package dev.tenantonboarding.tests.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many mutants were caught, of all.
 *
 * @param time for which they were tried
 */
record Score(List<Result> results, Duration time) {
    Score {
        results = List.copyOf(results);
    }

    List<Result> escaped() {
        return results.stream().filter(result -> !result.caught()).toList();
    }

    /** A line in all, and one for each mutant that escaped. */
    void print(PrintStream out) {
        escaped().forEach(result -> out.println("escaped: " + result));
        out.println(summary());
    }

    /** The whole table. */
    void write(Path file) {
        Stream<String> heading = Stream.of("# Mutation score", "", summary(), "", "| mutant | effect | seen by | caught | found |", "|---|---|---|---|---|");
        Stream<String> rows = results.stream().map(result -> Stream.of(
                        result.mutant(), result.kind(), result.expected(), result.caught() ? "yes" : "**no**", result.found())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")));
        try {
            Files.writeString(file, Stream.concat(heading, rows).collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String summary() {
        return "Mutation score: %d / %d caught, %d s".formatted(results.size() - escaped().size(), results.size(), time.toSeconds());
    }
}
