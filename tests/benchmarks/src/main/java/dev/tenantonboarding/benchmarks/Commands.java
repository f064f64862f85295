package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.benchmarks.process.Median;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long the operators' command takes to answer, from its start to its end, on a local cloud with one tenant. */
final class Commands {
    private static final int ROUNDS = 21;
    private static final List<List<String>> COMMANDS = List.of(List.of("list"), List.of("status", "figure-0"), List.of("--help"));

    private Commands() {}

    static void run(Path launcher) throws Exception {
        // Builds, if anything is to be built.
        TenantctlProcess.run(launcher, "--help");
        try (TenantctlProcess local = TenantctlProcess.local(launcher); Signups signups = new Signups(local.uri())) {
            signups.onboard(0, 1);
            for (List<String> command : COMMANDS) {
                String[] arguments = Stream.concat(Stream.of("--endpoint-url", local.uri().toString()), command.stream()).toArray(String[]::new);
                List<Duration> times = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    times.add(TenantctlProcess.run(launcher, arguments));
                }
                System.out.printf(Locale.ROOT, "%-16s %.2f s%n", String.join(" ", command), Median.of(times, Duration::toMillis) / 1_000);
            }
        }
    }
}
