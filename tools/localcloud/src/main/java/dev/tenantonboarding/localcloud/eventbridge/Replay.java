package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;

/**
 * A replay of an archive's events.
 *
 * @param rules ARNs of those that get them; empty for all of the bus
 * @param from  of the events' times, included
 * @param to    of the events' times, included
 */
record Replay(String name, Optional<String> description, String archiveArn, String busArn, Set<String> rules, Instant from, Instant to,
              ReplayState state, Instant started, Optional<Instant> lastReplayed, Optional<Instant> ended) {
    private static final Set<ReplayState> ACTIVE = Set.of(ReplayState.STARTING, ReplayState.RUNNING, ReplayState.CANCELLING);

    Replay {
        rules = Set.copyOf(rules);
    }

    static String arn(String name) {
        return Aws.arn("events", "replay/" + name);
    }

    String arn() {
        return arn(name);
    }

    boolean isActive() {
        return ACTIVE.contains(state);
    }

    Replay in(ReplayState next) {
        return new Replay(name, description, archiveArn, busArn, rules, from, to, next, started, lastReplayed, ended);
    }

    Replay replayed(Instant last) {
        return new Replay(name, description, archiveArn, busArn, rules, from, to, state, started, Optional.of(last), ended);
    }

    Replay ended(ReplayState last, Instant now) {
        return new Replay(name, description, archiveArn, busArn, rules, from, to, last, started, lastReplayed, Optional.of(now));
    }
}
