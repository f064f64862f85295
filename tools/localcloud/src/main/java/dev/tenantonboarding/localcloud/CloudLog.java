package dev.tenantonboarding.localcloud;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Where the cloud tells what went wrong inside it; never between a user's lines. */
public final class CloudLog implements AutoCloseable {
    private final PrintStream out;

    public CloudLog(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, new byte[0]);
            // Appending, since the process that the cloud runs in may send its own output to the same file.
            out = new PrintStream(Files.newOutputStream(file, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + file + " can't be written", e);
        }
    }

    public void failure(String what, Throwable cause) {
        synchronized (out) {
            out.println(Instant.now() + " " + what);
            cause.printStackTrace(out);
        }
    }

    /** The stream itself, for the functions' own log lines. */
    public PrintStream out() {
        return out;
    }

    @Override
    public void close() {
        out.close();
    }
}
