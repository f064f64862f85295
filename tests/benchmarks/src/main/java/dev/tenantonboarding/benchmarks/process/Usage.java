package dev.tenantonboarding.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a process has taken of the machine so far. */
public record Usage(Process process) {
    private static final long MEBIBYTE_IN_KIBIBYTES = 1_024;

    /** The processors' time. Waiting for them is not in it, but it grows where others use their caches. */
    public Optional<Duration> processorTime() {
        return process.info().totalCpuDuration();
    }

    /** The largest resident set; only Linux tells it. */
    public OptionalLong peakMemoryMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / MEBIBYTE_IN_KIBIBYTES).findFirst();
    }
}
