package dev.tenantonboarding.localcloud.sts;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The tags of a session to be opened.
 *
 * @param all        passed and inherited ones
 * @param transitive those of them that sessions opened from this one inherit
 */
record SessionTags(Map<String, String> all, Map<String, String> transitive) {
    private static final int MOST_TAGS = 50;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int KEY_LENGTH = 128;
    private static final int VALUE_LENGTH = 256;

    SessionTags {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        transitive = Map.copyOf(transitive);
    }

    /** @param inherited the transitive tags of the caller's own session, which it can't change */
    static SessionTags of(List<Tag> passed, List<String> transitiveKeys, Map<String, String> inherited) {
        var all = new LinkedHashMap<>(inherited);
        var keys = new HashSet<String>();
        inherited.keySet().forEach(key -> keys.add(normal(key)));
        for (var tag : passed) {
            var key = requireKey(Optional.ofNullable(tag.key()).orElse(""));
            if (inherited.keySet().stream().anyMatch(key::equalsIgnoreCase)) {
                throw StsErrors.invalidParameter("One of the specified tag keys can't be set because it conflicts with a transitive tag key "
                        + "from the calling session.");
            }
            if (!keys.add(normal(key))) {
                throw StsErrors.invalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            all.put(key, requireValue(Optional.ofNullable(tag.value()).orElse("")));
        }
        if (all.size() > MOST_TAGS) {
            throw StsErrors.constraint("tags", all.keySet(), "Member must have length less than or equal to " + MOST_TAGS);
        }
        var transitive = new HashMap<>(inherited);
        for (var key : transitiveKeys) {
            if (!all.containsKey(key)) {
                throw StsErrors.invalidParameter("The specified transitive tag key must be included in the requested tags: " + key);
            }
            transitive.put(key, all.get(key));
        }
        return new SessionTags(all, transitive);
    }

    private static String requireKey(String key) {
        if (key.isEmpty() || key.length() > KEY_LENGTH || !KEY.matcher(key).matches()) {
            throw StsErrors.constraint("tags.member.key", key,
                    "Member must have length between 1 and " + KEY_LENGTH + " and satisfy regular expression pattern: " + KEY);
        }
        if (normal(key).startsWith("aws:")) {
            throw StsErrors.invalidParameter("Invalid tag key: " + key + ". The prefix aws: is reserved.");
        }
        return key;
    }

    private static String requireValue(String value) {
        if (value.length() > VALUE_LENGTH || !VALUE.matcher(value).matches()) {
            throw StsErrors.constraint("tags.member.value", value,
                    "Member must have length less than or equal to " + VALUE_LENGTH + " and satisfy regular expression pattern: " + VALUE);
        }
        return value;
    }

    private static String normal(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
