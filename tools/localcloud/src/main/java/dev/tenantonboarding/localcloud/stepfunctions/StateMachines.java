package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** All state machines and their tags, by ARN. */
final class StateMachines {
    private static final int MOST_TAGS = 50;

    private final Map<String, StateMachine> machines = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

    /** Repeating a creation changes nothing and answers the machine that is there. */
    synchronized StateMachine create(StateMachine machine, Map<String, String> itsTags) {
        var existing = machines.get(machine.arn());
        if (existing != null) {
            if (!existing.isRepeatedBy(machine)) {
                throw AwsError.of("StateMachineAlreadyExists", "State Machine Already Exists: '" + machine.arn() + "'");
            }
            return existing;
        }
        machines.put(machine.arn(), machine);
        tag(machine.arn(), itsTags);
        return machine;
    }

    synchronized StateMachine update(String arn, UnaryOperator<StateMachine> change) {
        var changed = change.apply(get(arn));
        machines.put(arn, changed);
        return changed;
    }

    synchronized void delete(String arn) {
        machines.remove(arn);
        tags.remove(arn);
    }

    synchronized StateMachine get(String arn) {
        Names.checkMachineArn(arn);
        var machine = machines.get(arn);
        if (machine == null) {
            throw AwsError.of("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    synchronized List<StateMachine> all() {
        return List.copyOf(machines.values());
    }

    synchronized Map<String, String> tags(String arn) {
        return tags.getOrDefault(arn, Map.of());
    }

    synchronized void tag(String arn, Map<String, String> added) {
        var all = new TreeMap<>(tags(arn));
        all.putAll(added);
        if (all.size() > MOST_TAGS) {
            throw AwsError.of("TooManyTags", "Too many tags: " + arn + " would have " + all.size() + " of at most " + MOST_TAGS);
        }
        tags.put(arn, all);
    }

    synchronized void untag(String arn, List<String> keys) {
        var rest = new TreeMap<>(tags(arn));
        rest.keySet().removeAll(keys);
        tags.put(arn, rest);
    }
}
