package dev.tenantonboarding.tenantctl.console;

import java.io.OutputStream;
import java.io.PrintStream;

/** Progress that nobody reads. */
public final class LiveLines {
    private LiveLines() {}

    public static LiveLine none() {
        return new LiveLine(false, new PrintStream(OutputStream.nullOutputStream()), line -> {});
    }
}
