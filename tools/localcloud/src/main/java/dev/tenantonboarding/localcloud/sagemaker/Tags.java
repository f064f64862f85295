package dev.tenantonboarding.localcloud.sagemaker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags of all resources, by ARN. */
final class Tags {
    private static final String ADD_TAGS = "sagemaker:AddTags";
    private static final int MOST = 50;
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

    /** Tags as a map, unchecked; of several with one key the last counts. */
    static Map<String, String> asMap(Collection<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(String.valueOf(tag.key()), String.valueOf(tag.value())));
        return map;
    }

    static List<Tag> asList(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }

    /** @throws AwsError ValidationException if a key or value is none */
    static void check(List<Tag> tags) {
        var constraints = new Constraints().size("tags", tags, 0, MOST);
        for (int i = 0; i < tags.size(); i++) {
            var member = "tags." + (i + 1) + ".member.";
            var tag = tags.get(i);
            check(constraints, member + "key", tag.key(), 1, 128);
            check(constraints, member + "value", tag.value(), 0, 256);
        }
        constraints.check();
        for (var tag : tags) {
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw AwsError.validation("Tag keys must not start with aws:, as " + tag.key() + " does.");
            }
        }
    }

    private static void check(Constraints constraints, String member, String value, int least, int most) {
        constraints.required(member, value).length(member, value, least, most).pattern(member, value, TEXT);
    }

    /** Checked by {@link #check(List)} before. */
    void put(String arn, Map<String, String> tags) {
        byArn.compute(arn, (key, old) -> {
            var all = new LinkedHashMap<>(old == null ? Map.of() : old);
            all.putAll(tags);
            if (all.size() > MOST) {
                throw AwsError.validation("The resource would have " + all.size() + " tags; " + MOST + " are the most.");
            }
            return Map.copyOf(all);
        });
    }

    void remove(String arn, Collection<String> keys) {
        byArn.computeIfPresent(arn, (key, old) -> {
            var rest = new LinkedHashMap<>(old);
            rest.keySet().removeAll(keys);
            return Map.copyOf(rest);
        });
    }

    void forget(String arn) {
        byArn.remove(arn);
    }

    Map<String, String> of(String arn) {
        return byArn.getOrDefault(arn, Map.of());
    }

    /** The access to a resource, with the tags it has; SageMaker shows them to policies under two names. */
    Access access(String action, String arn) {
        var access = Access.to("sagemaker:" + action, arn).withResourceTags(of(arn));
        for (var tag : of(arn).entrySet()) {
            access = access.with("sagemaker:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return access;
    }

    /**
     * What creating a resource needs: the action itself and, for tags that are set meanwhile, the right to set tags, whose policies
     * see what is being created.
     */
    static List<Access> creation(Access create, Collection<Tag> tags) {
        var operation = create.action().substring(create.action().indexOf(':') + 1);
        return create.creatingWith(asMap(tags), ADD_TAGS).stream()
                .map(access -> access.action().equals(ADD_TAGS) ? access.with("sagemaker:TaggingAction", operation) : access)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
