package dev.tenantonboarding.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether one more pool tenant takes longer, and how much more memory, on a local cloud that has many. */
final class Growth {
    private static final String HEADING = "%10s %14s %14s%n";

    private Growth() {}

    /** @param sizes with how many tenants to stop and look, rising, with commas between */
    static void run(Path launcher, String sizes) throws Exception {
        try (TenantctlProcess local = TenantctlProcess.local(launcher); Signups signups = new Signups(local.uri())) {
            System.out.printf(HEADING, "tenants", "ms each", "peak MiB");
            int before = 0;
            for (int size : Stream.of(sizes.split(",")).mapToInt(Integer::parseInt).toArray()) {
                Duration took = signups.onboard(before, size - before);
                System.out.printf(Locale.ROOT, HEADING, String.format(Locale.ROOT, "%,d", size),
                        String.format(Locale.ROOT, "%.0f", (double) took.toMillis() / (size - before)),
                        local.peakMemoryMebibytes().isPresent() ? local.peakMemoryMebibytes().getAsLong() : "unknown");
                before = size;
            }
        }
    }
}
