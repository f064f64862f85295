package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;

/** All replays, by name, and what moves them on: the events of one minute after those of another. */
final class Replays {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_ACTIVE = 10;

    private final Map<String, Replay> byName = new ConcurrentSkipListMap<>();
    private final Buses buses;
    private final Router router;
    private final Timeline timeline;

    Replays(Buses buses, Router router, Timeline timeline) {
        this.buses = buses;
        this.router = router;
        this.timeline = timeline;
    }

    synchronized void start(Replay replay, Archive archive) {
        if (byName.containsKey(replay.name())) {
            throw AwsError.of("ResourceAlreadyExistsException", "Replay " + replay.name() + " already exists.");
        }
        if (byName.values().stream().filter(Replay::isActive).count() >= MOST_ACTIVE) {
            throw AwsError.of("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        }
        byName.put(replay.name(), replay);
        later(() -> run(replay.name(), archive));
    }

    private synchronized void run(String name, Archive archive) {
        var replay = change(name, ReplayState.RUNNING);
        var minutes = new TreeMap<Long, List<Event>>();
        archive.between(replay.from(), replay.to(), timeline.now()).forEach(event -> minutes
                .computeIfAbsent(event.time().truncatedTo(ChronoUnit.MINUTES).getEpochSecond(), _ -> new ArrayList<>()).add(event));
        later(() -> minute(name, new ArrayDeque<>(minutes.values())));
    }

    /** A replay that was started keeps its state unless it goes on. */
    private Replay change(String name, ReplayState next) {
        return byName.computeIfPresent(name, (_, replay) -> replay.state() == ReplayState.CANCELLING ? replay : replay.in(next));
    }

    private synchronized void minute(String name, Deque<List<Event>> minutes) {
        var replay = require(name);
        if (replay.state() == ReplayState.CANCELLING) {
            byName.put(name, replay.ended(ReplayState.CANCELLED, timeline.now()));
        } else if (minutes.isEmpty()) {
            byName.put(name, replay.ended(ReplayState.COMPLETED, timeline.now()));
        } else {
            var events = minutes.removeFirst();
            // A bus that is gone by now gets nothing.
            buses.find(Optional.of(replay.busArn())).ifPresent(bus -> events.forEach(event -> router.replay(bus, event.in(name), replay.rules())));
            byName.computeIfPresent(name, (_, current) -> current.replayed(events.getLast().time()));
            later(() -> minute(name, minutes));
        }
    }

    private void later(Runnable step) {
        timeline.schedule(STEP, Timeline.Kind.AWAITED, step);
    }

    synchronized Replay cancel(String name) {
        var replay = require(name);
        if (replay.state() != ReplayState.STARTING && replay.state() != ReplayState.RUNNING) {
            throw AwsError.of("IllegalStatusException", "Replay " + name + " is not in a valid state for this operation.");
        }
        var cancelling = replay.in(ReplayState.CANCELLING);
        byName.put(name, cancelling);
        return cancelling;
    }

    Replay require(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Replay " + name + " does not exist."));
    }

    List<Replay> all() {
        return List.copyOf(byName.values());
    }
}
