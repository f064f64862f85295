package dev.tenantonboarding.localcloud.sns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.Access;

/** All topics, by ARN. */
final class Topics {
    private final Map<String, Topic> byArn = new ConcurrentSkipListMap<>();

    /** What an action on a topic needs. */
    Access access(String action, String arn) {
        var access = Access.to("sns:" + action, arn);
        return find(arn).map(topic -> access.withResourceTags(topic.tags()).withResourcePolicy(topic.policy())).orElse(access);
    }

    Optional<Topic> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError NotFound */
    Topic require(String arn) {
        return find(arn).orElseThrow(Topic::missing);
    }

    /** The topic as it is if it exists already. */
    Topic putIfAbsent(Topic topic) {
        var old = byArn.putIfAbsent(topic.arn(), topic);
        return old == null ? topic : old;
    }

    Topic change(String arn, UnaryOperator<Topic> change) {
        var changed = byArn.computeIfPresent(arn, (_, topic) -> change.apply(topic));
        if (changed == null) {
            throw Topic.missing();
        }
        return changed;
    }

    /** Deleting one that is gone succeeds, as in AWS. */
    void remove(String arn) {
        byArn.remove(arn);
    }

    List<Topic> all() {
        return List.copyOf(byArn.values());
    }
}
