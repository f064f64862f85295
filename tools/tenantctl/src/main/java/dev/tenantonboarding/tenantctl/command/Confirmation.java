package dev.tenantonboarding.tenantctl.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.Streams;
import dev.tenantonboarding.tenantctl.place.Target;
import picocli.CommandLine.Option;

/** Asks before anything in AWS is changed; never on a local cloud. */
final class Confirmation {
    @Option(names = "--yes", description = "Change AWS without asking.")
    private boolean yes;

    /**
     * @param what the change, as in "create the stack x"
     * @throws CommandFailed unless the user agrees
     */
    void ask(Target target, String what, Streams streams) {
        switch (target) {
            case Target.Local local -> { }
            case Target.Aws aws -> {
                if (!yes && !agrees(what, streams)) {
                    throw CommandFailed.usage("nothing was done; --yes agrees beforehand");
                }
            }
        }
    }

    /**
     * For what cannot be undone: the tenant's id is to be typed once more.
     *
     * @throws CommandFailed unless the user does
     */
    void askForId(Target target, String what, String tenant, Streams streams) {
        switch (target) {
            case Target.Local local -> { }
            case Target.Aws aws -> {
                if (!yes && !answer("tenantctl is about to " + what + ". Type the tenant's id to go on: ", streams).equals(Optional.of(tenant))) {
                    throw CommandFailed.usage("nothing was done; --yes agrees beforehand");
                }
            }
        }
    }

    private static boolean agrees(String what, Streams streams) {
        return answer("tenantctl is about to " + what + ". Go on? [y/N] ", streams)
                .map(text -> text.toLowerCase(Locale.ROOT)).filter(Set.of("y", "yes")::contains).isPresent();
    }

    private static Optional<String> answer(String question, Streams streams) {
        streams.err().print(question);
        streams.err().flush();
        try {
            return Optional.ofNullable(new BufferedReader(new InputStreamReader(streams.in())).readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException("standard input can't be read", e);
        }
    }
}
