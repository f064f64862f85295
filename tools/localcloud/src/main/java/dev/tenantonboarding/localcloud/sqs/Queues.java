package dev.tenantonboarding.localcloud.sqs;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** The account's queues. */
final class Queues {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern URL = Pattern.compile("(?:https?://[^/]+)?/([^/]+)/([^/]+)");

    private final Map<String, Queue> byName = new ConcurrentSkipListMap<>();
    private final Supplier<URI> endpoint;

    Queues(Supplier<URI> endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes a queue, or finds the one that is just like it. */
    Queue create(String name, Map<String, String> attributes, Map<String, String> tags, Instant now) {
        if (name.endsWith(".fifo")) {
            throw AwsError.unsupported("the FIFO queue " + name + "; only standard queues are");
        }
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.parameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        var wanted = QueueAttributes.DEFAULTS.with(attributes);
        var queue = byName.computeIfAbsent(name, free -> new Queue(free, wanted, tags, now));
        attributes.keySet().stream().filter(attribute -> !wanted.values().get(attribute).equals(queue.attributes().values().get(attribute)))
                .findFirst().ifPresent(attribute -> {
                    throw SqsErrors.queueExists(attribute);
                });
        return queue;
    }

    Queue named(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(SqsErrors::noQueue);
    }

    Queue at(String url) {
        return named(name(url));
    }

    void delete(String url) {
        if (byName.remove(name(url)) == null) {
            throw SqsErrors.noQueue();
        }
    }

    List<Queue> startingWith(String prefix) {
        return byName.values().stream().filter(queue -> queue.name().startsWith(prefix)).toList();
    }

    String url(Queue queue) {
        return endpoint.get() + "/" + Aws.ACCOUNT + "/" + queue.name();
    }

    /** What a call to a queue needs; a queue that is not there has no policy, so who may not know of it learns nothing. */
    List<Access> access(String action, String url) {
        return accessByName(action, name(url));
    }

    List<Access> accessByName(String action, String name) {
        var access = Access.to("sqs:" + action, Aws.arn("sqs", name));
        return List.of(Optional.ofNullable(byName.get(name))
                .map(queue -> access.withResourcePolicy(queue.attributes().policy()).withResourceTags(queue.tags())).orElse(access));
    }

    /** Only the account and name count: AWS's own URLs and this port's both serve. */
    private static String name(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches() || !parts.group(1).equals(Aws.ACCOUNT)) {
            throw SqsErrors.noQueue();
        }
        return parts.group(2);
    }
}
