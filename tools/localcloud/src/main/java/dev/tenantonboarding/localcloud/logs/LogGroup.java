package dev.tenantonboarding.localcloud.logs;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Aws;

/**
 * A log group.
 *
 * @param retention days; empty for ever
 */
record LogGroup(String name, Instant created, Optional<Integer> retention, Map<String, String> tags) {
    LogGroup {
        tags = Map.copyOf(tags);
    }

    static String arn(String name) {
        return Aws.arn("logs", "log-group:" + name);
    }

    LogGroup retained(Optional<Integer> days) {
        return new LogGroup(name, created, days, tags);
    }

    LogGroup tagged(Map<String, String> more) {
        var all = new HashMap<>(tags);
        all.putAll(more);
        return new LogGroup(name, created, retention, all);
    }

    LogGroup untagged(List<String> keys) {
        var all = new HashMap<>(tags);
        keys.forEach(all::remove);
        return new LogGroup(name, created, retention, all);
    }
}
