package dev.tenantonboarding.tenantctl.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.tenantonboarding.tenantctl.CommandFailed;
import picocli.CommandLine.Option;

/** From when to when. */
final class TimeSpan {
    private static final String RULE = " must be an ISO 8601 time in UTC, as 2026-01-02T03:04:05Z, but was ";

    @Option(names = "--from", paramLabel = "TIME", description = "Replay the signups that the bus had from this time on, ISO 8601 as 2026-01-02T03:04:05Z.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "With --from: up to this time.")
    private Optional<String> to = Optional.empty();

    boolean isGiven() {
        return from.isPresent() || to.isPresent();
    }

    /** @throws CommandFailed if it is not legal */
    Instant from() {
        return time("--from", from);
    }

    /** @throws CommandFailed if it is not legal, or not after the other */
    Instant to() {
        var end = time("--to", to);
        if (!from().isBefore(end)) {
            throw CommandFailed.usage("--to must be after --from");
        }
        return end;
    }

    private static Instant time(String option, Optional<String> text) {
        var given = text.orElseThrow(() -> CommandFailed.usage("--from and --to go together; " + option + " is missing"));
        try {
            return Instant.parse(given);
        } catch (DateTimeParseException e) {
            throw CommandFailed.usage(option + RULE + given);
        }
    }
}
