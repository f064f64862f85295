package dev.tenantonboarding.tenantctl.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.tenantonboarding.tenantctl.CommandFailed;

/** Sends to the cloud's log what functions and libraries print, so that it never stands between the user's lines. */
final class ProcessLog {

    private ProcessLog() {}

    /** From here on the process's {@code System.out} and {@code System.err} are this file, until the process ends. */
    static void captureTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            // Appending, since the cloud writes to the same file.
            var log = new PrintStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        } catch (IOException e) {
            throw CommandFailed.because("the log " + file + " can't be written: " + e.getMessage(), e);
        }
    }
}
