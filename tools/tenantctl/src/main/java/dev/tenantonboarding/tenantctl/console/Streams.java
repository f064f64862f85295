package dev.tenantonboarding.tenantctl.console;

import java.io.InputStream;
import java.io.PrintStream;

/** The user's own standard streams. */
public record Streams(InputStream in, PrintStream out, PrintStream err) {}
