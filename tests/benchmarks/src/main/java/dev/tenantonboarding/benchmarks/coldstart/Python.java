package dev.tenantonboarding.benchmarks.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Python with boto3, where both are installed. */
final class Python {
    private static final String PROGRAM = "bare.py";

    private Python() {}

    /** @return no way, and a line that says so, without them */
    static List<Way> bare(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        if (!hasBoto3()) {
            System.out.println("Python is skipped: boto3 is not installed");
            return List.of();
        }
        Path program = folder.resolve(PROGRAM);
        try (InputStream content = Python.class.getResourceAsStream(PROGRAM)) {
            Files.copy(content, program);
        }
        Map<String, String> more = new HashMap<>(environment);
        more.put("AWS_DEFAULT_REGION", environment.get("AWS_REGION"));
        return List.of(new Way("Python with boto3", List.of("python3", program.toString()), folder, more, false));
    }

    private static boolean hasBoto3() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import boto3").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
