package dev.tenantonboarding.localcloud.eventbridge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Aws;

/** Events of one bus, kept for a time. */
final class Archive {
    private final String name;
    private final String busArn;
    private final Instant created;
    private final List<Kept> events = new ArrayList<>();
    private Settings settings;

    /**
     * @param pattern   which events; empty for all
     * @param retention days; 0 for ever
     */
    record Settings(Optional<String> description, Optional<EventPattern> pattern, int retention) {
    }

    private record Kept(Event event, Instant arrived, int size) {
    }

    Archive(String name, String busArn, Settings settings, Instant created) {
        this.name = name;
        this.busArn = busArn;
        this.settings = settings;
        this.created = created;
    }

    static String arn(String name) {
        return Aws.arn("events", "archive/" + name);
    }

    String name() {
        return name;
    }

    String arn() {
        return arn(name);
    }

    String busArn() {
        return busArn;
    }

    Instant created() {
        return created;
    }

    synchronized Settings settings() {
        return settings;
    }

    synchronized void change(Settings changed) {
        settings = changed;
    }

    /** Keeps an event if it is wanted; one that is replayed never is. */
    synchronized void offer(Event event, Instant now) {
        var json = event.envelope().toString();
        if (event.replay().isEmpty() && settings.pattern().map(pattern -> pattern.matches(json)).orElse(true)) {
            events.add(new Kept(event, now, json.getBytes(StandardCharsets.UTF_8).length));
        }
    }

    /** Those whose time is in the range, both ends included, in the order of their times. */
    synchronized List<Event> between(Instant from, Instant to, Instant now) {
        expire(now);
        // Events tell whole seconds.
        var first = from.truncatedTo(ChronoUnit.SECONDS);
        return events.stream().map(Kept::event).filter(event -> !event.time().isBefore(first) && !event.time().isAfter(to))
                .sorted(Comparator.comparing(Event::time)).toList();
    }

    synchronized long count(Instant now) {
        expire(now);
        return events.size();
    }

    /** In bytes. */
    synchronized long size(Instant now) {
        expire(now);
        return events.stream().mapToLong(Kept::size).sum();
    }

    private void expire(Instant now) {
        if (settings.retention() > 0) {
            var oldest = now.minus(Duration.ofDays(settings.retention()));
            events.removeIf(kept -> kept.arrived().isBefore(oldest));
        }
    }
}
