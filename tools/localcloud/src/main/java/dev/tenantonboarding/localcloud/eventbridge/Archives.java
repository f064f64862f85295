package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** All archives, by name. */
final class Archives {
    private final Map<String, Archive> byName = new ConcurrentSkipListMap<>();

    void add(Archive archive) {
        if (byName.putIfAbsent(archive.name(), archive) != null) {
            throw AwsError.of("ResourceAlreadyExistsException", "Archive " + archive.name() + " already exists.");
        }
    }

    Optional<Archive> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Archive require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    void remove(String name) {
        if (byName.remove(name) == null) {
            throw missing(name);
        }
    }

    List<Archive> all() {
        return List.copyOf(byName.values());
    }

    /** Offers an event to every archive of its bus. */
    void offer(Bus bus, Event event, Instant now) {
        byName.values().stream().filter(archive -> archive.busArn().equals(bus.arn())).forEach(archive -> archive.offer(event, now));
    }

    private static AwsError missing(String name) {
        return AwsError.of("ResourceNotFoundException", "Archive " + name + " does not exist.");
    }
}
