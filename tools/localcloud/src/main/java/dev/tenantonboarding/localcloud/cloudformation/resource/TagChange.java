package dev.tenantonboarding.localcloud.cloudformation.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What happens to tags in an update. */
record TagChange(Map<String, String> set, List<String> removed) {

    static TagChange between(Properties old, Properties now) {
        var set = new TreeMap<>(now.tags());
        set.entrySet().removeAll(old.tags().entrySet());
        var removed = new ArrayList<>(old.tags().keySet());
        removed.removeAll(now.tags().keySet());
        return new TagChange(set, removed);
    }

    void apply(Consumer<Map<String, String>> tag, Consumer<List<String>> untag) {
        if (!set.isEmpty()) {
            tag.accept(set);
        }
        if (!removed.isEmpty()) {
            untag.accept(removed);
        }
    }
}
