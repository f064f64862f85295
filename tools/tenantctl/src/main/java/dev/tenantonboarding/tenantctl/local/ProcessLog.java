package dev.tenantonboarding.tenantctl.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Until closed, sends what functions and libraries print to the cloud's log, so that it never stands between the user's lines. */
public final class ProcessLog implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final PrintStream log;

    /** @throws CommandFailed if the file can't be written */
    public ProcessLog(Path file) {
        try {
            Files.createDirectories(file.getParent());
            // Appending, since the cloud writes to the same file.
            log = new PrintStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailed.because("the log " + file + " can't be written: " + e.getMessage(), e);
        }
        System.setOut(log);
        System.setErr(log);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        log.close();
    }
}
