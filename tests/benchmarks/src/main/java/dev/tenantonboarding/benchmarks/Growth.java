package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.tenancy.IsolationModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whether one more tenant takes longer, and how much more memory, on a local cloud that has many. */
final class Growth {
    private static final String LINE = "%10s %14s %14s %14s %14s%n";
    private static final String UNKNOWN = "unknown";
    private static final double SECOND_MILLIS = 1_000;
    /** Where nothing else is said: to which sizes each model is measured. */
    private static final List<String> POOL_SIZES = List.of("10", "100", "1000", "10000");
    private static final List<String> OTHER_SIZES = List.of("10", "100", "1000");
    /** Instances enough for every tenant's endpoint. */
    private static final String ROOM = "1000000";
    /** As many sign up at once whatever the size, so that only what is there already differs. */
    private static final int WAVE = 100;

    private final IsolationModel isolation;
    private final List<Integer> sizes;

    private Growth(IsolationModel isolation, List<Integer> sizes) {
        this.isolation = isolation;
        this.sizes = List.copyOf(sizes);
    }

    /** @param words an isolation model, pool without it, and with how many tenants to stop and look, rising; with commas between */
    static Growth of(String words) {
        List<String> all = Stream.of(words.split(",")).filter(word -> !word.isEmpty()).toList();
        Optional<IsolationModel> named = all.stream().findFirst().flatMap(Growth::model);
        IsolationModel isolation = named.orElse(IsolationModel.POOL);
        List<String> said = named.isPresent() ? all.subList(1, all.size()) : all;
        List<String> sizes = !said.isEmpty() ? said : isolation == IsolationModel.POOL ? POOL_SIZES : OTHER_SIZES;
        return new Growth(isolation, sizes.stream().map(Integer::valueOf).toList());
    }

    private static Optional<IsolationModel> model(String word) {
        return Stream.of(IsolationModel.values()).filter(model -> model.word().equals(word)).findFirst();
    }

    void run(Path launcher) throws Exception {
        try (TenantctlProcess local = TenantctlProcess.local(launcher, "--instance-quota", ROOM);
                Signups signups = new Signups(local.uri(), isolation)) {
            print(isolation.word(), "ms each", "a second", "CPU ms each", "peak MiB");
            int before = 0;
            for (int size : sizes) {
                // The last wave alone is measured: all before it found fewer tenants.
                int measured = Math.min(WAVE, size - before);
                fill(signups, before, size - measured);
                Optional<Duration> busy = local.usage().processorTime();
                double millis = (double) signups.onboard(size - measured, measured).toMillis() / measured;
                Optional<Duration> since = busy.flatMap(earlier -> local.usage().processorTime().map(now -> now.minus(earlier)));
                OptionalLong memory = local.usage().peakMemoryMebibytes();
                print(String.format(Locale.ROOT, "%,d", size), number("%.0f", millis), number("%.1f", SECOND_MILLIS / millis),
                        since.map(time -> number("%.0f", (double) time.toMillis() / measured)).orElse(UNKNOWN),
                        memory.isPresent() ? String.valueOf(memory.getAsLong()) : UNKNOWN);
                before = size;
            }
        }
    }

    private static void fill(Signups signups, int from, int to) throws InterruptedException {
        for (int first = from; first < to; first += WAVE) {
            signups.onboard(first, Math.min(WAVE, to - first));
        }
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void print(Object... cells) {
        System.out.printf(LINE, cells);
    }
}
