package dev.tenantonboarding.localcloud.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that a call needs to be allowed.
 *
 * @param action         such as {@code sagemaker:InvokeEndpoint}
 * @param resource       the resource's ARN, or {@code *} for actions without one
 * @param context        the condition keys that this call brings; global keys about the caller are added by the authorizer
 * @param resourcePolicy the resource's own policy as JSON, where the resource has one
 */
public record Access(String action, String resource, Map<String, List<String>> context, Optional<String> resourcePolicy) {

    public Access {
        context = Map.copyOf(context);
    }

    public static Access to(String action, String resource) {
        return new Access(action, resource, Map.of(), Optional.empty());
    }

    /** Adds a condition key; without values the key counts as present and empty. */
    public Access with(String key, String... values) {
        var more = new TreeMap<>(context);
        more.put(key, List.of(values));
        return new Access(action, resource, more, resourcePolicy);
    }

    public Access withResourcePolicy(Optional<String> policy) {
        return new Access(action, resource, context, policy);
    }

    /** Adds aws:RequestTag/… and, if there are tags, aws:TagKeys. */
    public Access withRequestTags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return this;
        }
        return withTags("aws:RequestTag/", tags).with("aws:TagKeys", tags.keySet().toArray(String[]::new));
    }

    /**
     * What creating a resource with tags needs: the action itself and, if there are tags, the right to set them; both see the tags.
     *
     * @param tagAction such as {@code iam:TagRole}
     */
    public List<Access> creatingWith(Map<String, String> tags, String tagAction) {
        var create = withRequestTags(tags);
        return tags.isEmpty() ? List.of(create) : List.of(create, to(tagAction, resource).withRequestTags(tags));
    }

    /** Adds aws:ResourceTag/…. */
    public Access withResourceTags(Map<String, String> tags) {
        return withTags("aws:ResourceTag/", tags);
    }

    private Access withTags(String prefix, Map<String, String> tags) {
        var more = new TreeMap<>(context);
        tags.forEach((key, value) -> more.put(prefix + key, new ArrayList<>(List.of(value))));
        return new Access(action, resource, more, resourcePolicy);
    }
}
