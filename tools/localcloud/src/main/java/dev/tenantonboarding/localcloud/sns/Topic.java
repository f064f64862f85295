package dev.tenantonboarding.localcloud.sns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/**
 * A topic.
 *
 * @param attributes    as they were set: {@code DisplayName}, {@code Policy} and the like
 * @param subscriptions in the order they were made
 */
record Topic(String arn, Map<String, String> attributes, Map<String, String> tags, List<Subscription> subscriptions) {

    /** A subscription, never confirmed by anybody. */
    record Subscription(String arn, String protocol, String endpoint, Map<String, String> attributes) {
        Subscription {
            attributes = Map.copyOf(attributes);
        }
    }

    Topic {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
        subscriptions = List.copyOf(subscriptions);
    }

    static String arn(String name) {
        return Aws.arn("sns", name);
    }

    /** The topic's own policy, where one was set. */
    Optional<String> policy() {
        return Optional.ofNullable(attributes.get("Policy"));
    }

    Topic with(String attribute, String value) {
        var changed = new HashMap<>(attributes);
        if (value.isEmpty()) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return new Topic(arn, changed, tags, subscriptions);
    }

    Topic withTags(Map<String, String> changed) {
        return new Topic(arn, attributes, changed, subscriptions);
    }

    Topic withSubscriptions(List<Subscription> changed) {
        return new Topic(arn, attributes, tags, changed);
    }

    static AwsError missing() {
        return AwsError.of("NotFoundException", 404, "Topic does not exist").inQuery("NotFound");
    }
}
