package dev.tenantonboarding.localcloud.cloudwatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** All alarms, by name. */
final class Alarms {

    /** An alarm with its tags. */
    record Alarm(MetricAlarm shape, Map<String, String> tags) {
        Alarm {
            tags = Map.copyOf(tags);
        }
    }

    private final Map<String, Alarm> byName = new ConcurrentSkipListMap<>();

    static String arn(String name) {
        return Aws.arn("cloudwatch", "alarm:" + name);
    }

    /** What an action on an alarm needs. */
    Access access(String action, String name) {
        var access = Access.to("cloudwatch:" + action, arn(name));
        return find(name).map(alarm -> access.withResourceTags(alarm.tags())).orElse(access);
    }

    /** An alarm that exists keeps its tags. */
    void put(MetricAlarm shape, Map<String, String> tags) {
        byName.compute(shape.alarmName(), (_, old) -> new Alarm(shape, old == null ? tags : old.tags()));
    }

    List<MetricAlarm> all() {
        return byName.values().stream().map(Alarm::shape).toList();
    }

    Optional<Alarm> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws AwsError ResourceNotFoundException */
    Alarm require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    void remove(List<String> names) {
        names.forEach(this::require);
        names.forEach(byName::remove);
    }

    void retag(String name, UnaryOperator<Map<String, String>> change) {
        if (byName.computeIfPresent(name, (_, alarm) -> new Alarm(alarm.shape(), change.apply(new HashMap<>(alarm.tags())))) == null) {
            throw missing(name);
        }
    }

    private static AwsError missing(String name) {
        return AwsError.of("ResourceNotFoundException", 404, "Unknown resource: " + arn(name)).inQuery("ResourceNotFound");
    }
}
