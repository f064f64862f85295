package dev.tenantonboarding.localcloud.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.HashSet;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.services.iam.model.Tag;

/** What names, paths and tags must look like. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]+/");
    private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    static final int ROLE_LENGTH = 64;
    static final int POLICY_LENGTH = 128;
    private static final int PATH_LENGTH = 512;
    private static final int MOST_TAGS = 50;

    private Names() {
    }

    static String name(String member, String name, int maxLength) {
        if (!NAME.matcher(name).matches()) {
            throw IamErrors.validation("The specified value for " + member
                    + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
        if (name.length() > maxLength) {
            throw IamErrors.validation("1 validation error detected: Value '" + name + "' at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + maxLength);
        }
        return name;
    }

    /** A slash when none is given. */
    static String path(Optional<String> path) {
        if (path.filter(given -> given.length() > PATH_LENGTH || !PATH.matcher(given).matches()).isPresent()) {
            throw IamErrors.validation("The specified value for path is invalid. It must begin and end with / and contain only "
                    + "alphanumeric characters and/or / characters.");
        }
        return path.orElse("/");
    }

    static Map<String, String> tags(List<Tag> tags) {
        var map = new LinkedHashMap<String, String>();
        var keys = new HashSet<String>();
        for (var tag : tags) {
            var value = Optional.ofNullable(tag.value()).orElse("");
            if (tag.key() == null || !TAG_KEY.matcher(tag.key()).matches() || !TAG_VALUE.matcher(value).matches()) {
                throw IamErrors.validation("The tag " + tag.key() + " is invalid: keys have 1 to 128 and values up to 256 characters, which are "
                        + "letters, digits, spaces and _.:/=+-@");
            }
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw IamErrors.validation("The tag key " + tag.key() + " is invalid: the prefix aws: is reserved.");
            }
            if (!keys.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            map.put(tag.key(), value);
        }
        requireTagCount(map);
        return map;
    }

    static Map<String, String> requireTagCount(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw IamErrors.limit("The number of tags has reached the maximum limit.");
        }
        return tags;
    }

    private static AwsError invalid(String message) {
        return AwsError.of("InvalidInput", message);
    }
}
