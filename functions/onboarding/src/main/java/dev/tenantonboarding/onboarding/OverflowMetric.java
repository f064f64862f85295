package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** How many invoke roles deny everybody, as a log line that CloudWatch makes a metric of (its embedded metric format). */
final class OverflowMetric {
    private static final String NAMESPACE = "TenantOnboarding";
    private static final String NAME = "QuarantineOverflow";

    private OverflowMetric() {}

    static String line(int roles, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put(NAME, roles);
        ObjectNode aws = line.putObject("_aws").put("Timestamp", now.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        // One set of dimensions, with none in it.
        directive.putArray("Dimensions").addArray();
        directive.putArray("Metrics").addObject().put("Name", NAME).put("Unit", "Count");
        return line + "\n";
    }
}
