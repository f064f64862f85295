package dev.tenantonboarding.benchmarks.coldstart;

import dev.tenantonboarding.benchmarks.process.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A function's process as Lambda runs it, from its start until it has answered once. */
final class LambdaProcess {
    private static final int PATIENCE_SECONDS = 60;
    private static final double MILLIS_IN_SECOND = 1e3;

    private LambdaProcess() {}

    /** @throws IOException if it fails, with what it printed */
    static Start run(Way way, String event) throws IOException, InterruptedException {
        Path log = Files.createTempFile("cold-start", ".log");
        try (RuntimeApi lambda = new RuntimeApi(event)) {
            ProcessBuilder builder = new ProcessBuilder(way.command())
                    .directory(way.folder().toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            environment(builder.environment(), way, lambda);
            long begin = System.nanoTime();
            Process process = builder.start();
            process.onExit().thenRun(lambda::ended);
            try {
                Start.Times times = lambda.times(begin);
                Usage usage = new Usage(process);
                // Zero where the machine does not tell.
                return new Start(times, usage.processorTime().map(Duration::toMillis).orElse(0L) / MILLIS_IN_SECOND,
                        usage.peakMemoryMebibytes().orElse(0));
            } finally {
                process.destroy();
                // One that is told to writes its cache now.
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException failed) {
            throw new IOException(way.name() + " failed: " + failed.getMessage() + "\n" + Files.readString(log), failed);
        } finally {
            Files.delete(log);
        }
    }

    private static void environment(Map<String, String> variables, Way way, RuntimeApi lambda) {
        // Nothing of whoever runs this may have a say in where and as whom the SDK works.
        variables.keySet().removeIf(name -> name.startsWith("AWS_"));
        variables.putAll(way.environment());
        variables.put("AWS_LAMBDA_RUNTIME_API", lambda.address());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "cold");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/cold");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "cold");
        if (way.snapshot()) {
            variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            variables.keySet().removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", lambda.credentials());
            variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
        }
    }
}
