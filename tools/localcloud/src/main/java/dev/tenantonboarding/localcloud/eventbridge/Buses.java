package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** The account's buses: the default one, and those that were made. */
final class Buses {
    private static final Pattern NAME = Pattern.compile("[/.\\-_A-Za-z0-9]{1,256}");

    private final Map<String, Bus> byName = new ConcurrentSkipListMap<>();

    Buses(Instant now) {
        byName.put(Bus.DEFAULT, new Bus(Bus.DEFAULT, Optional.empty(), Map.of(), now));
    }

    Bus create(String name, Optional<String> description, Map<String, String> tags, Instant now) {
        if (!NAME.matcher(name).matches() || name.contains("/")) {
            throw AwsError.validation("Event bus name " + name + " is not valid. Reason: it must have 1 to 256 of the characters "
                    + "letters, digits, '.', '-' and '_'.");
        }
        var bus = new Bus(name, description, tags, now);
        if (byName.putIfAbsent(name, bus) != null) {
            throw AwsError.of("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
        }
        return bus;
    }

    /** By name or ARN; without either the default bus. */
    Bus require(Optional<String> nameOrArn) {
        var name = name(nameOrArn);
        return find(nameOrArn).orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Event bus " + name + " does not exist."));
    }

    Optional<Bus> find(Optional<String> nameOrArn) {
        return Optional.ofNullable(byName.get(name(nameOrArn)));
    }

    /** Deleting one that is gone succeeds, as in AWS. */
    void delete(String name) {
        if (name.equals(Bus.DEFAULT)) {
            throw AwsError.validation("Cannot delete event bus default.");
        }
        byName.computeIfPresent(name, (key, bus) -> {
            if (!bus.rules().isEmpty()) {
                throw AwsError.validation("Event bus can't be deleted since it has rules.");
            }
            return null;
        });
    }

    List<Bus> startingWith(String prefix) {
        return byName.values().stream().filter(bus -> bus.name().startsWith(prefix)).toList();
    }

    Rule rule(Optional<String> bus, String name) {
        return Optional.ofNullable(require(bus).rules().get(name)).orElseThrow(() -> noRule(bus, name));
    }

    Rule change(Optional<String> bus, String name, UnaryOperator<Rule> change) {
        return Optional.ofNullable(require(bus).rules().computeIfPresent(name, (key, rule) -> change.apply(rule)))
                .orElseThrow(() -> noRule(bus, name));
    }

    static String name(Optional<String> nameOrArn) {
        var name = nameOrArn.orElse(Bus.DEFAULT);
        return name.startsWith("arn:") ? name.substring(name.indexOf('/') + 1) : name;
    }

    private static AwsError noRule(Optional<String> bus, String name) {
        return AwsError.of("ResourceNotFoundException", "Rule " + name + " does not exist on EventBus " + name(bus) + ".");
    }
}
