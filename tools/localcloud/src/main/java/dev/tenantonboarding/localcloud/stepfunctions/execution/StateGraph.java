package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.LinkedHashMap;
import java.util.Map;

/** States that lead to each other: a machine, a branch of a Parallel or what a Map does with an item. */
public record StateGraph(String startAt, Map<String, State> states) {
    public StateGraph {
        states = new LinkedHashMap<>(states);
        if (!states.containsKey(startAt)) {
            throw new IllegalArgumentException("no state " + startAt);
        }
    }

    State state(String name) {
        return states.get(name);
    }
}
