package dev.tenantonboarding.benchmarks.inference;

import dev.tenantonboarding.benchmarks.process.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link WarmInference} and prints each way beside the bare call. */
public final class WarmInferenceTable {
    private static final String BARE = "bare";
    private static final List<String> TWO = List.of(BARE, "function");
    // In the order in which JMH takes the numbers of their threads.
    private static final List<String> ALL = List.of(BARE, "clientPerTenant", "function", "sessionEachTime");
    private static final int[] THREADS = {1, 16};
    // Each in a process of its own, since no two are compiled in the same way.
    private static final int ROUNDS = 3;
    // The function has more code than a bare call, so it takes longer until all of it is compiled.
    private static final int WARM_UP = 3;

    private record Setting(int bytes, int tenants, List<String> ways) {}

    /** Of one way in one round, in microseconds. */
    private record Times(double median, double p99) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(1_000, 1, TWO),
            new Setting(1_000, 100, ALL),
            new Setting(1_000, 10_000, TWO),
            new Setting(100_000, 100, TWO),
            new Setting(4_000_000, 100, TWO));

    private WarmInferenceTable() {}

    /** @param arguments seconds of each round, before which three times as many warm it up */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = Integer.parseInt(arguments[0]);
        System.out.printf("%8s %8s %8s  %-16s %10s %8s %10s %8s%n", "bytes", "tenants", "threads", "way", "median us", "ratio", "p99 us", "ratio");
        for (Setting setting : SETTINGS) {
            for (int threads : THREADS) {
                print(setting, threads, measure(setting, threads, seconds));
            }
        }
    }

    /** @param threads of each way */
    private static List<Map<String, Times>> measure(Setting setting, int threads, int seconds) throws RunnerException {
        List<Map<String, Times>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(setting, threads, seconds));
        }
        return rounds;
    }

    private static Map<String, Times> round(Setting setting, int threads, int seconds) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(WarmInference.class.getSimpleName())
                .param("bytes", String.valueOf(setting.bytes()))
                .param("tenants", String.valueOf(setting.tenants()))
                .threadGroups(ALL.stream().mapToInt(way -> setting.ways().contains(way) ? threads : 0).toArray())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds((long) WARM_UP * seconds))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        RunResult result = new Runner(options.build()).runSingle();
        return setting.ways().stream().collect(Collectors.toMap(way -> way, way -> times(result.getSecondaryResults().get(way).getStatistics())));
    }

    private static Times times(Statistics statistics) {
        return new Times(statistics.getPercentile(50), statistics.getPercentile(99));
    }

    private static void print(Setting setting, int threads, List<Map<String, Times>> rounds) {
        for (String way : setting.ways()) {
            System.out.printf(Locale.ROOT, "%8d %8d %8d  %-16s %10.0f %8.2f %10.0f %8.2f%n", setting.bytes(), setting.tenants(), threads, way,
                    Median.of(rounds, round -> round.get(way).median()),
                    Median.of(rounds, round -> round.get(way).median() / round.get(BARE).median()),
                    Median.of(rounds, round -> round.get(way).p99()),
                    Median.of(rounds, round -> round.get(way).p99() / round.get(BARE).p99()));
        }
    }
}
