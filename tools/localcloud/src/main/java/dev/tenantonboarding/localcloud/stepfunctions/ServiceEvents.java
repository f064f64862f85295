package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;
import java.util.Map;

/** Where Step Functions puts its own events: EventBridge's default bus. */
@FunctionalInterface
public interface ServiceEvents {
    /** @param detail strings, numbers, booleans, lists, maps and nulls */
    void emit(String source, String detailType, List<String> resources, Map<String, ?> detail);
}
