package dev.tenantonboarding.localcloud.eventbridge;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Brings events to targets, at least once; what can't be delivered goes to the target's dead-letter queue. */
final class Deliveries {
    private static final int ATTEMPTS = 185;
    private static final Duration AGE = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Set<String> THROTTLING = Set.of("ThrottlingException", "TooManyRequestsException", "Throttling",
            "RequestLimitExceeded", "RequestThrottled");
    private static final Set<String> MISSING = Set.of("ResourceNotFoundException", "StateMachineDoesNotExist", "QueueDoesNotExist");

    private final Cloud cloud;
    private final Destinations destinations;

    Deliveries(Cloud cloud, Destinations destinations) {
        this.cloud = cloud;
        this.destinations = destinations;
    }

    /** @param accepted when the bus took the event */
    private record Delivery(Target target, Rule rule, Event event, Instant accepted, String input) {
    }

    void start(Target target, Rule rule, Event event) {
        var now = cloud.timeline().now();
        var delivery = new Delivery(target, rule, event, now, TargetInput.of(target, rule, event, now));
        cloud.timeline().start(() -> attempt(delivery, 0));
    }

    private void attempt(Delivery delivery, int retries) {
        try {
            destinations.of(delivery.target().arn()).deliver(delivery.target(), delivery.rule(), delivery.event(), delivery.input());
        } catch (AwsError e) {
            if (isTransient(e)) {
                retry(delivery, retries, e);
            } else {
                bury(delivery, e, Map.of());
            }
        }
    }

    private void retry(Delivery delivery, int retries, AwsError error) {
        var policy = Optional.ofNullable(delivery.target().retryPolicy());
        var attempts = policy.map(RetryPolicy::maximumRetryAttempts).orElse(ATTEMPTS);
        var age = policy.map(RetryPolicy::maximumEventAgeInSeconds).map(Duration::ofSeconds).orElse(AGE);
        var pause = Duration.ofSeconds(1L << Math.min(retries, 10));
        var next = cloud.timeline().now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        if (retries >= attempts) {
            bury(delivery, error, exhausted(retries, "MaximumRetryAttempts"));
        } else if (next.isAfter(delivery.accepted().plus(age))) {
            bury(delivery, error, exhausted(retries, "MaximumEventAgeInSeconds"));
        } else {
            cloud.timeline().scheduleAt(next, Timeline.Kind.AWAITED, () -> attempt(delivery, retries + 1));
        }
    }

    /** Without a dead-letter queue the event is lost; the error then only goes to the cloud's log. */
    private void bury(Delivery delivery, AwsError error, Map<String, String> exhausted) {
        var queue = Optional.ofNullable(delivery.target().deadLetterConfig()).orElseThrow(() -> error);
        var attributes = new LinkedHashMap<String, MessageAttributeValue>();
        attributes.put("RULE_ARN", text(delivery.rule().arn()));
        attributes.put("TARGET_ARN", text(delivery.target().arn()));
        attributes.put("ERROR_CODE", text(code(error)));
        attributes.put("ERROR_MESSAGE", text(error.getMessage()));
        exhausted.forEach((name, value) -> attributes.put(name, text(value)));
        cloud.call(Destination.service(delivery.rule()), SendMessageRequest.builder().queueUrl(Destination.Queue.url(queue.arn()))
                .messageBody(delivery.event().envelope().toString()).messageAttributes(attributes).build());
    }

    private static Map<String, String> exhausted(int retries, String condition) {
        return Map.of("RETRY_ATTEMPTS", String.valueOf(retries), "EXHAUSTED_RETRY_CONDITION", condition);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private static boolean isTransient(AwsError error) {
        return THROTTLING.contains(error.code()) || error.status() >= 500 && !error.code().equals("UnsupportedOperation");
    }

    private static String code(AwsError error) {
        if (error.isAccessDenied()) {
            return "NO_PERMISSIONS";
        }
        if (MISSING.contains(error.code())) {
            return "NO_RESOURCE";
        }
        if (THROTTLING.contains(error.code())) {
            return "THROTTLING";
        }
        return error.status() >= 500 ? "SERVICE_FAILURE" : "SDK_CLIENT_ERROR";
    }
}
