package dev.tenantonboarding.localcloud.iam.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The condition keys of one request with their values. Key names compare without case; a key without values counts as absent.
 *
 * @param values by key name in lower case
 */
public record RequestContext(Map<String, List<String>> values) {

    public static final RequestContext EMPTY = new RequestContext(Map.of());

    public RequestContext {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((key, of) -> {
            if (!of.isEmpty()) {
                copy.put(normal(key), List.copyOf(of));
            }
        });
        values = Map.copyOf(copy);
    }

    /** All values of a key given in lower case; empty when the request lacks it. */
    List<String> get(String normalKey) {
        return values.getOrDefault(normalKey, List.of());
    }

    /** The value that a policy variable takes: keys with several values can't be variables. */
    Optional<String> single(String normalKey) {
        List<String> found = get(normalKey);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Whether the request has the key, however it is written. */
    public boolean has(String key) {
        return values.containsKey(normal(key));
    }

    static String normal(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
