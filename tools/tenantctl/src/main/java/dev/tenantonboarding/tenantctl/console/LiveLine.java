package dev.tenantonboarding.tenantctl.console;

import java.io.PrintStream;
import java.util.function.Consumer;

/** How far a long command is: one line that is written over on a terminal, and a plain line for each tenth of the way elsewhere. */
public final class LiveLine implements AutoCloseable {
    private static final String ERASE = "\r\u001b[K";
    private static final int PARTS = 10;

    private final boolean terminal;
    private final PrintStream over;
    private final Consumer<String> plain;
    private int told;

    LiveLine(boolean terminal, PrintStream over, Consumer<String> plain) {
        this.terminal = terminal;
        this.over = over;
        this.plain = plain;
    }

    /**
     * @param done how many of all
     * @param line what to say, without those numbers
     */
    public synchronized void show(int done, int all, String line) {
        var text = done + "/" + all + " " + line;
        if (terminal) {
            over.print(ERASE + text);
            over.flush();
        } else if (part(done, all) > told) {
            told = part(done, all);
            plain.accept(text);
        }
    }

    private static int part(int done, int all) {
        return all == 0 ? 0 : (int) ((long) done * PARTS / all);
    }

    /** Leaves the terminal as it was before. */
    @Override
    public void close() {
        if (terminal) {
            over.print(ERASE);
            over.flush();
        }
    }
}
