package dev.tenantonboarding.benchmarks.inference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link WarmInference} and prints each way beside the bare call, measured right before it. */
public final class WarmInferenceTable {
    private static final String BARE = "bare";
    private static final List<String> TWO = List.of(BARE, "function");
    private static final List<String> ALL = List.of(BARE, "function", "sessionEachTime", "clientPerTenant");
    private static final int[] THREADS = {1, 16};
    // The machine's mood changes, so each pair is measured more than once, in turn.
    private static final int ROUNDS = 3;

    private record Setting(int bytes, int tenants, List<String> ways) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting(1_000, 1, TWO),
            new Setting(1_000, 100, ALL),
            new Setting(1_000, 10_000, TWO),
            new Setting(100_000, 100, TWO),
            new Setting(4_000_000, 100, TWO));

    private WarmInferenceTable() {}

    /** @param arguments seconds for each way and round */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = Integer.parseInt(arguments[0]);
        System.out.printf("%8s %8s %8s  %-16s %10s %8s %10s %8s%n", "bytes", "tenants", "threads", "way", "median us", "ratio", "p99 us", "ratio");
        for (Setting setting : SETTINGS) {
            for (int threads : THREADS) {
                print(setting, threads, measure(setting, threads, seconds));
            }
        }
    }

    /** Each way's rounds: median and 99th percentile, in microseconds. */
    private static Map<String, List<double[]>> measure(Setting setting, int threads, int seconds) throws RunnerException {
        Map<String, List<double[]>> measured = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String way : setting.ways()) {
                measured.computeIfAbsent(way, first -> new ArrayList<>()).add(measure(setting, threads, seconds, way));
            }
        }
        return measured;
    }

    private static double[] measure(Setting setting, int threads, int seconds, String way) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(WarmInference.class.getSimpleName() + "\\." + way + "$")
                .param("bytes", String.valueOf(setting.bytes()))
                .param("tenants", String.valueOf(setting.tenants()))
                .threads(threads)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        Collection<RunResult> results = new Runner(options.build()).run();
        Statistics statistics = results.iterator().next().getPrimaryResult().getStatistics();
        return new double[] {statistics.getPercentile(50), statistics.getPercentile(99)};
    }

    private static void print(Setting setting, int threads, Map<String, List<double[]>> measured) {
        for (String way : setting.ways()) {
            System.out.printf(Locale.ROOT, "%8d %8d %8d  %-16s %10.0f %8.2f %10.0f %8.2f%n", setting.bytes(), setting.tenants(), threads, way,
                    middle(measured.get(way), 0), ratio(measured, way, 0), middle(measured.get(way), 1), ratio(measured, way, 1));
        }
    }

    private static double ratio(Map<String, List<double[]>> measured, String way, int figure) {
        return middle(measured.get(way), figure) / middle(measured.get(BARE), figure);
    }

    private static double middle(List<double[]> rounds, int figure) {
        double[] sorted = rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
