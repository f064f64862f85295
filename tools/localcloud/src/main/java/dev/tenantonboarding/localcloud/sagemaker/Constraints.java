package dev.tenantonboarding.localcloud.sagemaker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Collects what a request violates and tells it all at once, in AWS's words. Members are named by their path in the request; a
 * value is null where the request lacks the member, as the SDK's model classes have it, and breaks no rule but {@link #required}.
 */
final class Constraints {
    private static final Pattern RESOURCE_NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    private final List<String> violations = new ArrayList<>();

    /** Models, endpoint configurations, endpoints and variants are all named by one pattern. */
    Constraints name(String member, String value) {
        return length(member, value, 0, 63).pattern(member, value, RESOURCE_NAME);
    }

    Constraints required(String member, Object value) {
        return value == null ? violated(member, null, "Member must not be null") : this;
    }

    Constraints length(String member, String value, int least, int most) {
        if (value != null && value.length() < least) {
            violated(member, value, "Member must have length greater than or equal to " + least);
        }
        return value != null && value.length() > most
                ? violated(member, value, "Member must have length less than or equal to " + most) : this;
    }

    Constraints size(String member, Collection<?> value, int least, int most) {
        if (value.size() < least) {
            violated(member, value, "Member must have length greater than or equal to " + least);
        }
        return value.size() > most ? violated(member, value, "Member must have length less than or equal to " + most) : this;
    }

    Constraints range(String member, Integer value, int least, int most) {
        if (value != null && value < least) {
            violated(member, value, "Member must have value greater than or equal to " + least);
        }
        return value != null && value > most
                ? violated(member, value, "Member must have value less than or equal to " + most) : this;
    }

    Constraints pattern(String member, String value, Pattern pattern) {
        return value != null && !pattern.matcher(value).matches()
                ? violated(member, value, "Member must satisfy regular expression pattern: " + pattern) : this;
    }

    Constraints oneOf(String member, String value, Set<String> values) {
        return value != null && !values.contains(value)
                ? violated(member, value, "Member must satisfy enum value set: [" + String.join(", ", values) + "]") : this;
    }

    /** @throws AwsError ValidationException if anything is violated */
    void check() {
        if (!violations.isEmpty()) {
            throw AwsError.validation(violations.size() + " validation error" + (violations.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", violations));
        }
    }

    /** Refuses a part of a request that sets a member which nothing here heeds, rather than ignore what was asked for. */
    static void heeded(String path, SdkPojo part, Set<String> members) {
        for (SdkField<?> field : part.sdkFields()) {
            var value = field.getValueOrDefault(part);
            boolean sent = value != null && !(value instanceof Collection<?> list && list.isEmpty());
            if (sent && !members.contains(field.memberName())) {
                throw AwsError.unsupported("member " + field.memberName() + " of " + path);
            }
        }
    }

    private Constraints violated(String member, Object value, String rule) {
        violations.add("Value " + (value == null ? "null" : "'" + value + "'") + " at '" + member
                + "' failed to satisfy constraint: " + rule);
        return this;
    }
}
