package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.benchmarks.inference.Sessions;
import dev.tenantonboarding.benchmarks.inference.WarmInferenceTable;
import dev.tenantonboarding.benchmarks.process.JavaProcess;
import dev.tenantonboarding.tenantctl.Home;
import java.util.List;
import java.util.Map;

/** Runs the benchmark of a name. */
public final class Benchmarks {
    private Benchmarks() {}

    /** @param arguments the benchmark's name, then what it takes itself */
    public static void main(String[] arguments) throws Exception {
        Home home = Home.of(System.getProperties());
        switch (arguments[0]) {
            case "figures" -> Figures.run(home.root().resolve("tenantctl"));
            case "inference" -> inference(home);
            default -> throw new IllegalArgumentException("there is no benchmark " + arguments[0] + ", but figures and inference");
        }
    }

    private static void inference(Home home) throws Exception {
        JavaProcess function = new JavaProcess(home.inferenceJar(), List.of("-Xmx512m", "--sun-misc-unsafe-memory-access=allow"), Map.of());
        function.show(Sessions.class);
        function.show(WarmInferenceTable.class, "10");
    }
}
