package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.eventbridge.schedule.Schedule;
import dev.tenantonboarding.localcloud.kernel.Timeline;

/** Fires the rules that have a schedule. They never make time skip; of the times that a skip passes none is left out. */
final class Schedules {
    private final Buses buses;
    private final Deliveries deliveries;
    private final Timeline timeline;
    private final Map<String, Armed> armed = new ConcurrentHashMap<>();

    private record Armed(Schedule schedule, Timeline.Timer timer) {
    }

    Schedules(Buses buses, Deliveries deliveries, Timeline timeline) {
        this.buses = buses;
        this.deliveries = deliveries;
        this.timeline = timeline;
    }

    /** Heeds what a rule has become; a schedule that is as it was goes on as it did. */
    void heed(Rule rule) {
        var wanted = rule.schedule().filter(_ -> rule.enabled());
        armed.compute(rule.arn(), (_, old) -> {
            if (old != null && wanted.filter(old.schedule()::equals).isPresent()) {
                return old;
            }
            cancel(Optional.ofNullable(old));
            return wanted.flatMap(schedule -> arm(rule, schedule, timeline.now())).orElse(null);
        });
    }

    void forget(String ruleArn) {
        cancel(Optional.ofNullable(armed.remove(ruleArn)));
    }

    private void cancel(Optional<Armed> old) {
        old.ifPresent(found -> timeline.cancel(found.timer()));
    }

    private Optional<Armed> arm(Rule rule, Schedule schedule, Instant since) {
        return schedule.after(since).map(due -> new Armed(schedule,
                timeline.scheduleAt(due, Timeline.Kind.BACKGROUND, () -> fire(rule.bus(), rule.name(), schedule, due))));
    }

    private void fire(String bus, String name, Schedule schedule, Instant due) {
        var found = buses.find(Optional.of(bus)).flatMap(on -> Optional.ofNullable(on.rules().get(name)))
                .filter(rule -> rule.enabled() && rule.schedule().filter(schedule::equals).isPresent());
        found.ifPresent(rule -> {
            armed.computeIfPresent(rule.arn(), (_, old) -> arm(rule, schedule, due).orElse(null));
            var event = Event.of("aws.events", "Scheduled Event", due, List.of(rule.arn()), Json.MAPPER.createObjectNode());
            rule.targets().forEach(target -> deliveries.start(target, rule, event));
        });
    }
}
