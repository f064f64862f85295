package dev.tenantonboarding.localcloud.kernel;

import java.util.Map;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The SDK gives every request and every answer a class of its own, though many have the same members. */
public final class Members {
    private Members() {
    }

    /** Sets what is set in one on the other, for all members that both have by name; what isn't set stays as it was. */
    public static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        Map<String, SdkField<?>> members = from.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, field -> field));
        for (SdkField<?> field : builder.sdkFields()) {
            if (members.containsKey(field.memberName())) {
                var value = members.get(field.memberName()).getValueOrDefault(from);
                if (value != null && !(value instanceof SdkAutoConstructList<?>) && !(value instanceof SdkAutoConstructMap<?, ?>)) {
                    field.set(builder, value);
                }
            }
        }
        return builder;
    }
}
