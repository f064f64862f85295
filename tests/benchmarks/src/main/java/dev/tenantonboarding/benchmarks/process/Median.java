package dev.tenantonboarding.benchmarks.process;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of what several runs took. */
public final class Median {
    private Median() {}

    /** @return the mean of the two in the middle if they are an even number */
    public static <T> double of(List<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
