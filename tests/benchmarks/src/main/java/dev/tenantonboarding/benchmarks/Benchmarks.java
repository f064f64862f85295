package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.benchmarks.coldstart.ColdStarts;
import dev.tenantonboarding.benchmarks.inference.Sessions;
import dev.tenantonboarding.benchmarks.inference.WarmInferenceTable;
import dev.tenantonboarding.benchmarks.onboarding.OnboardingTable;
import dev.tenantonboarding.benchmarks.process.JavaProcess;
import dev.tenantonboarding.benchmarks.scale.ScalePage;
import dev.tenantonboarding.benchmarks.upload.Uploads;
import dev.tenantonboarding.tenantctl.Home;
import java.util.List;
import java.util.Map;

/** Runs the benchmark of a name. */
public final class Benchmarks {
    private Benchmarks() {}

    private static final String DEFAULT = "default";

    /** @param arguments the benchmark's name, then what it is told: {@code default} if nothing */
    public static void main(String[] arguments) throws Exception {
        Home home = Home.of(System.getProperties());
        switch (arguments[0]) {
            case "figures" -> Figures.run(home.root().resolve("tenantctl"));
            case "sessions" -> inference(home).show(Sessions.class);
            case "cold-start" -> ColdStarts.run(home, arguments[1].equals(DEFAULT) ? 10 : Integer.parseInt(arguments[1]));
            case "commands" -> Commands.run(home.root().resolve("tenantctl"));
            case "growth" -> Growth.of(arguments[1].equals(DEFAULT) ? "" : arguments[1]).run(home.root().resolve("tenantctl"));
            case "inference" -> inference(home).show(WarmInferenceTable.class, arguments[1].equals(DEFAULT) ? "10" : arguments[1]);
            case "upload" -> Uploads.run(home, arguments[1].equals(DEFAULT) ? "10" : arguments[1]);
            case "onboarding" -> OnboardingTable.run(home);
            case "scale" -> new ScalePage(home).update();
            default -> throw new IllegalArgumentException("there is no benchmark " + arguments[0] + ", but cold-start, commands, figures, growth, inference, onboarding, scale, sessions and upload");
        }
    }

    private static JavaProcess inference(Home home) {
        return new JavaProcess(home.inferenceJar(), List.of("-Xmx1g", "--sun-misc-unsafe-memory-access=allow"), Map.of());
    }
}
