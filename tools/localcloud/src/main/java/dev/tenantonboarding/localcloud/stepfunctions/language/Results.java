package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The outputs of nested branches, in the branches' order whatever the order they come in. */
final class Results {
    private final int expected;
    private final TreeMap<Integer, Object> byIndex = new TreeMap<>();

    Results(int expected) {
        this.expected = expected;
    }

    void put(int index, Object output) {
        byIndex.put(index, output);
    }

    boolean has(int index) {
        return byIndex.containsKey(index);
    }

    int size() {
        return byIndex.size();
    }

    boolean complete() {
        return byIndex.size() == expected;
    }

    List<Object> values() {
        return new ArrayList<>(byIndex.values());
    }
}
