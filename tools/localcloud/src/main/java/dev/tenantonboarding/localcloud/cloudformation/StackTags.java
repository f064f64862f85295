package dev.tenantonboarding.localcloud.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** The tags of a request for a stack; CloudFormation hands them on to every resource that can have some. */
final class StackTags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private StackTags() {
    }

    /** Unchecked, as condition keys see them. */
    static Map<String, String> asked(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        tags.forEach(tag -> map.put(String.valueOf(tag.key()), String.valueOf(tag.value())));
        return map;
    }

    /** @throws AwsError ValidationException naming the tag that is none */
    static Map<String, String> checked(List<Tag> tags) {
        if (tags.size() > MOST) {
            throw AwsError.validation("A stack can have " + MOST + " tags, not " + tags.size() + ".");
        }
        for (var tag : tags) {
            checkLength("key", tag.key(), LONGEST_KEY);
            checkLength("value", tag.value(), LONGEST_VALUE);
            if (tag.key().startsWith("aws:")) {
                throw AwsError.validation("aws: prefixed tag key names are not allowed for external use: " + tag.key());
            }
        }
        return asked(tags);
    }

    private static void checkLength(String member, String text, int longest) {
        if (Optional.ofNullable(text).filter(given -> !given.isEmpty() && given.length() <= longest).isEmpty()) {
            throw AwsError.validation("1 validation error detected: Value '" + text + "' at 'tags.member." + member
                    + "' failed to satisfy constraint: Member must have length between 1 and " + longest);
        }
    }
}
