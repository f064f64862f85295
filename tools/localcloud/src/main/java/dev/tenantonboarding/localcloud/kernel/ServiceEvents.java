package dev.tenantonboarding.localcloud.kernel;

import java.util.List;
import java.util.Map;

/** Where AWS's services put events of their own: EventBridge's default bus. */
@FunctionalInterface
public interface ServiceEvents {
    /** @param detail strings, numbers, booleans, lists, maps and nulls */
    void emit(String source, String detailType, List<String> resources, Map<String, ?> detail);
}
