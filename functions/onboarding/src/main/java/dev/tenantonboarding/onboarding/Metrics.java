package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Counts as a log line that CloudWatch makes metrics of (its embedded metric format), for each stack. */
final class Metrics {
    private static final String NAMESPACE = "TenantOnboarding";
    private static final String STACK = "Stack";

    private Metrics() {}

    /** @param counts by the metric's name, in the order in which they are told */
    static String line(String stackName, Map<String, Integer> counts, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put(STACK, stackName);
        ObjectNode aws = line.putObject("_aws").put("Timestamp", now.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(STACK);
        ArrayNode metrics = directive.putArray("Metrics");
        counts.forEach((name, count) -> {
            line.put(name, count);
            metrics.addObject().put("Name", name).put("Unit", "Count");
        });
        return line + "\n";
    }
}
