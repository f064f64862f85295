package dev.tenantonboarding.tenantctl.console;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The user's own standard streams.
 *
 * @param terminal whether a person watches them, so that a line may be written over
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    /** Streams that somebody may read later. */
    public Streams(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, false);
    }
}
