package dev.tenantonboarding.tenantctl;

import java.io.Console;
import java.util.Optional;

import dev.tenantonboarding.tenantctl.console.Streams;

/** The program that the launcher {@code ./tenantctl} starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Tenantctl.run(program(), arguments));
    }

    /** What the machine gives the program. */
    static Program program() {
        // A cloud in this process takes System.out and System.err for its log, so the user's own are kept from the start.
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        var streams = new Streams(System.in, System.out, System.err, terminal);
        return new Program(System.getenv(), Home.of(System.getProperties()), streams);
    }
}
