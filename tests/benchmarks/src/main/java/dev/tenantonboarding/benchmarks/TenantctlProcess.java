package dev.tenantonboarding.benchmarks;

import dev.tenantonboarding.benchmarks.process.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@code tenantctl local} as a user starts it; ended when closed. */
final class TenantctlProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final Duration untilReady;
    private final URI uri;

    private TenantctlProcess(Process process, Duration untilReady, URI uri) {
        this.process = process;
        this.untilReady = untilReady;
        this.uri = uri;
    }

    /**
     * @param options of the command
     * @throws IOException if it ends without being ready
     */
    static TenantctlProcess local(Path launcher, String... options) throws IOException {
        var start = System.nanoTime();
        var process = start(ProcessBuilder.Redirect.INHERIT, launcher,
                Stream.concat(Stream.of("local", "--port", "0"), Stream.of(options)).toArray(String[]::new));
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new TenantctlProcess(process, Duration.ofNanos(System.nanoTime() - start), URI.create(line.substring(READY.length())));
            }
        }
        throw new IOException("tenantctl local ended before it was ready");
    }

    /**
     * Runs a command to its end.
     *
     * @return how long it took
     * @throws IOException if it fails
     */
    static Duration run(Path launcher, String... arguments) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var process = start(ProcessBuilder.Redirect.DISCARD, launcher, arguments);
        process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("tenantctl " + String.join(" ", arguments) + " failed with " + process.exitValue());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Process start(ProcessBuilder.Redirect errors, Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    Duration untilReady() {
        return untilReady;
    }

    URI uri() {
        return uri;
    }

    Usage usage() {
        return new Usage(process);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
