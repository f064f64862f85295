package dev.tenantonboarding.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to start a function.
 *
 * @param command without what is told through the environment
 * @param folder where it is started: Lambda's client loads classes from there
 * @param snapshot whether its process is made for a snapshot, so that the hooks run and credentials come from a port
 */
record Way(String name, List<String> command, Path folder, Map<String, String> environment, boolean snapshot) {
    Way {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    Way named(String other, String... options) {
        List<String> more = new ArrayList<>(command);
        more.addAll(1, List.of(options));
        return new Way(other, more, folder, environment, snapshot);
    }

    Way with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Way(name, command, folder, more, snapshot);
    }

    Way restored(String other) {
        return new Way(other, command, folder, environment, true);
    }
}
