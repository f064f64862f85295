package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.tenantonboarding.localcloud.kernel.Aws;

/** An event bus and its rules. */
final class Bus {
    static final String DEFAULT = "default";

    private final String name;
    private final Optional<String> description;
    private final Instant created;
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();

    Bus(String name, Optional<String> description, Map<String, String> tags, Instant created) {
        this.name = name;
        this.description = description;
        this.tags.putAll(tags);
        this.created = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn(name);
    }

    static String arn(String name) {
        return Aws.arn("events", "event-bus/" + name);
    }

    Optional<String> description() {
        return description;
    }

    Instant created() {
        return created;
    }

    /** Live: may be changed. */
    Map<String, String> tags() {
        return tags;
    }

    /** Live: may be changed. */
    Map<String, Rule> rules() {
        return rules;
    }
}
