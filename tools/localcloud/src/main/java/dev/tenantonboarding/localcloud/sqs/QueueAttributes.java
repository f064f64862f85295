package dev.tenantonboarding.localcloud.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.iam.policy.PolicyDocument;
import dev.tenantonboarding.localcloud.iam.policy.PolicyShape;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** A queue's settings, checked. Their names, ranges and defaults are AWS's; numbers are seconds or bytes. */
record QueueAttributes(Map<String, String> values) {
    static final int LARGEST_MESSAGE = 1_048_576;
    static final int LONGEST_VISIBILITY = 43_200;
    static final int LONGEST_DELAY = 900;
    static final int LONGEST_WAIT = 20;

    static final QueueAttributes DEFAULTS = new QueueAttributes(Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", String.valueOf(LARGEST_MESSAGE),
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "VisibilityTimeout", "30",
            "SqsManagedSseEnabled", "true"));
    /** What AWS has besides, but this cloud does not. */
    private static final Set<String> ELSEWHERE = Set.of("RedrivePolicy", "RedriveAllowPolicy", "FifoQueue", "ContentBasedDeduplication",
            "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit");

    QueueAttributes {
        values = Map.copyOf(values);
    }

    /** The same with some of them changed; an empty policy removes it. */
    QueueAttributes with(Map<String, String> changes) {
        var all = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            check(name, value);
            all.put(name, value);
        });
        all.remove("Policy", "");
        return new QueueAttributes(all);
    }

    Optional<String> policy() {
        return Optional.ofNullable(values.get("Policy"));
    }

    int maximumMessageSize() {
        return Integer.parseInt(values.get("MaximumMessageSize"));
    }

    Duration delay() {
        return seconds("DelaySeconds");
    }

    Duration retention() {
        return seconds("MessageRetentionPeriod");
    }

    Duration receiveWait() {
        return seconds("ReceiveMessageWaitTimeSeconds");
    }

    Duration visibilityTimeout() {
        return seconds("VisibilityTimeout");
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(values.get(name)));
    }

    private static void check(String name, String value) {
        switch (name) {
            case "DelaySeconds" -> inRange(name, value, 0, LONGEST_DELAY);
            case "MaximumMessageSize" -> inRange(name, value, 1_024, LARGEST_MESSAGE);
            case "MessageRetentionPeriod" -> inRange(name, value, 60, 1_209_600);
            case "ReceiveMessageWaitTimeSeconds" -> inRange(name, value, 0, LONGEST_WAIT);
            case "VisibilityTimeout" -> inRange(name, value, 0, LONGEST_VISIBILITY);
            case "SqsManagedSseEnabled" -> require(value.equals("true") || value.equals("false"), name);
            case "Policy" -> policy(value);
            default -> throw ELSEWHERE.contains(name) ? AwsError.unsupported("the queue attribute " + name) : SqsErrors.unknownAttribute(name);
        }
    }

    private static void inRange(String name, String value, int least, int most) {
        require(value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most, name);
    }

    private static void policy(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            PolicyDocument.parse(text, PolicyShape.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw SqsErrors.badAttribute("Policy");
        }
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw SqsErrors.badAttribute(name);
        }
    }
}
