package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** How many invoke roles deny everybody, as a log line that CloudWatch makes a metric of (its embedded metric format), for each stack. */
final class OverflowMetric {
    private static final String NAMESPACE = "TenantOnboarding";
    private static final String NAME = "QuarantineOverflow";
    private static final String STACK = "Stack";

    private OverflowMetric() {}

    static String line(String stackName, int roles, Instant now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put(STACK, stackName).put(NAME, roles);
        ObjectNode aws = line.putObject("_aws").put("Timestamp", now.toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(STACK);
        directive.putArray("Metrics").addObject().put("Name", NAME).put("Unit", "Count");
        return line + "\n";
    }
}
