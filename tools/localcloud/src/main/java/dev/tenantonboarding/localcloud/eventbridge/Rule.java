package dev.tenantonboarding.localcloud.eventbridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.eventbridge.schedule.Schedule;
import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A rule with its targets, which were checked when they were put.
 *
 * @param pattern  which events it wants; it has this, a schedule or both
 * @param schedule when it fires by itself
 */
record Rule(String bus, String name, Optional<EventPattern> pattern, Optional<Schedule> schedule, boolean enabled, Optional<String> description, List<Target> targets,
            Map<String, String> tags) {

    Rule {
        targets = List.copyOf(targets);
        tags = Map.copyOf(tags);
    }

    String arn() {
        return arn(bus, name);
    }

    /** A rule's ARN names its bus, unless that is the default one. */
    static String arn(String bus, String name) {
        return Aws.arn("events", bus.equals(Bus.DEFAULT) ? "rule/" + name : "rule/" + bus + "/" + name);
    }

    /** @param event JSON */
    boolean wants(String event) {
        return enabled && pattern.filter(wanted -> wanted.matches(event)).isPresent();
    }

    Rule enabled(boolean now) {
        return new Rule(bus, name, pattern, schedule, now, description, targets, tags);
    }

    Rule withTargets(List<Target> changed) {
        return new Rule(bus, name, pattern, schedule, enabled, description, changed, tags);
    }

    Rule withTags(Map<String, String> changed) {
        return new Rule(bus, name, pattern, schedule, enabled, description, targets, changed);
    }

    /** Adds targets or replaces those of the same id. */
    List<Target> targetsWith(List<Target> more) {
        var byId = new LinkedHashMap<String, Target>();
        targets.forEach(target -> byId.put(target.id(), target));
        more.forEach(target -> byId.put(target.id(), target));
        return new ArrayList<>(byId.values());
    }
}
