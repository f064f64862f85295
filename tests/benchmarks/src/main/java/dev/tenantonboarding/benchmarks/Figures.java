package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.benchmarks.process.Median;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** The README's figures: start to ready, the demo, the rate of onboardings through the whole path, peak memory. */
final class Figures {
    private static final int TENANTS = 200;
    private static final int TIMES = 5;

    private Figures() {
    }

    static void run(Path launcher) throws Exception {
        // Builds, if anything is to be built, so that the figures are those of a program that is.
        TenantctlProcess.run(launcher, "--help");
        print("start to ready", median(() -> {
            try (var local = TenantctlProcess.local(launcher)) {
                return local.untilReady();
            }
        }));
        print("demo", median(() -> TenantctlProcess.run(launcher, "demo", "--json")));
        try (var local = TenantctlProcess.local(launcher); var signups = new Signups(local.uri())) {
            var took = signups.onboard(0, TENANTS);
            print(TENANTS + " pool tenants", took);
            System.out.printf(Locale.ROOT, "%-22s %.0f a second%n", "onboardings", TENANTS / (took.toMillis() / 1000.0));
            local.usage().peakMemoryMebibytes().ifPresent(peak -> System.out.printf(Locale.ROOT, "%-22s %d MiB%n", "peak memory of local", peak));
        }
    }

    private interface Measured {
        Duration run() throws Exception;
    }

    private static Duration median(Measured measured) throws Exception {
        var times = new ArrayList<Duration>();
        for (var i = 0; i < TIMES; i++) {
            times.add(measured.run());
        }
        return Duration.ofMillis((long) Median.of(times, Duration::toMillis));
    }

    private static void print(String what, Duration took) {
        System.out.printf(Locale.ROOT, "%-22s %.2f s%n", what, took.toMillis() / 1000.0);
    }
}
