package dev.tenantonboarding.benchmarks.coldstart;

import dev.tenantonboarding.benchmarks.process.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Measures ways side by side, each round in another order, and sets their medians beside the first's. */
final class Table {
    private static final double NANOS_IN_MILLI = 1e6;

    private Table() {}

    /** @param events what each way gets; asked before each of its starts */
    static List<String> lines(String title, List<Way> ways, Function<Way, String> events, int rounds) throws IOException, InterruptedException {
        Map<Way, List<Start>> starts = new LinkedHashMap<>();
        ways.forEach(way -> starts.put(way, new ArrayList<>()));
        for (Way way : ways) {
            // Not counted: the first reads its files from the disk.
            LambdaProcess.run(way, events.apply(way));
        }
        List<Way> order = new ArrayList<>(ways);
        for (int round = 0; round < rounds; round++) {
            for (Way way : order) {
                starts.get(way).add(LambdaProcess.run(way, events.apply(way)));
            }
            Collections.rotate(order, 1);
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.add("%-36s %10s %6s %14s %6s %7s %9s".formatted(title, "start, ms", "ratio", "invocation, ms", "ratio", "CPU, s", "peak, MiB"));
        List<Start> first = starts.get(ways.getFirst());
        starts.forEach((way, measured) -> lines.add(row(way, measured, first)));
        return lines;
    }

    private static String row(Way way, List<Start> measured, List<Start> first) {
        double answer = Median.of(measured, Table::answer);
        double invocation = Median.of(measured, Table::invocation);
        // Of a process that is restored, what went before is of no interest to who calls.
        String start = way.snapshot() ? "%10s %6s".formatted("", "")
                : String.format(Locale.ROOT, "%10.0f %6.2f", answer, answer / Median.of(first, Table::answer));
        return String.format(Locale.ROOT, "%-36s %s %14.0f %6.2f %7.2f %9.0f", way.name(), start, invocation,
                invocation / Median.of(first, Table::answer), Median.of(measured, Start::cpuSeconds), Median.of(measured, Start::peakMebibytes));
    }

    private static double answer(Start start) {
        return start.times().answer() / NANOS_IN_MILLI;
    }

    private static double invocation(Start start) {
        return start.times().invocation() / NANOS_IN_MILLI;
    }
}
