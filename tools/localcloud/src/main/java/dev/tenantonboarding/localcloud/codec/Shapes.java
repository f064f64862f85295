package dev.tenantonboarding.localcloud.codec;

import java.util.Optional;
import java.util.function.Function;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Walks over the members of an SDK model class. */
final class Shapes {
    private Shapes() {
    }

    /** Sets every member that the reader has a value for. */
    static SdkPojo fill(SdkPojo builder, Function<SdkField<?>, Optional<Object>> reader) {
        for (SdkField<?> field : builder.sdkFields()) {
            reader.apply(field).ifPresent(value -> field.set(builder, value));
        }
        return builder;
    }

    /** A nested structure, filled and built. */
    static Object build(SdkField<?> field, Function<SdkField<?>, Optional<Object>> reader) {
        return ((Buildable) fill(field.constructor().get(), reader)).build();
    }

    /** A member's value; empty where nothing was set. */
    static Optional<Object> value(SdkPojo pojo, SdkField<?> field) {
        Object value = field.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>
                ? Optional.empty() : Optional.ofNullable(value);
    }

    static boolean isIn(SdkField<?> field, MarshallLocation location) {
        return field.location() == location;
    }

    static SdkField<?> listElement(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> mapValue(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }
}
