package dev.tenantonboarding.localcloud.codec;

import java.util.Map;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** What the query protocol calls the members of a structure. */
sealed interface QueryNames {

    String of(SdkField<?> field);

    String mapKey(SdkField<?> field);

    String mapValue(SdkField<?> field);

    /** As the model says. */
    record FromModel() implements QueryNames {
        @Override
        public String of(SdkField<?> field) {
            return field.locationName();
        }

        @Override
        public String mapKey(SdkField<?> field) {
            return field.getRequiredTrait(MapTrait.class).keyLocationName();
        }

        @Override
        public String mapValue(SdkField<?> field) {
            return field.getRequiredTrait(MapTrait.class).valueLocationName();
        }
    }

    /**
     * For SQS, whose model knows its JSON names only: {@code Attributes} is {@code Attribute.1.Name} in the query protocol,
     * and {@code Entries} of SendMessageBatch {@code SendMessageBatchRequestEntry.1.Id}.
     */
    record Singular(String operation) implements QueryNames {
        private static final Map<String, String> ENTRIES = Map.of("Entries", "RequestEntry", "Successful", "ResultEntry");

        @Override
        public String of(SdkField<?> field) {
            var name = field.memberName();
            if (ENTRIES.containsKey(name)) {
                return operation + ENTRIES.get(name);
            }
            if (name.equals("Failed")) {
                return "BatchResultErrorEntry";
            }
            var repeated = field.containsTrait(ListTrait.class) || field.containsTrait(MapTrait.class);
            return repeated ? Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1) : name;
        }

        @Override
        public String mapKey(SdkField<?> field) {
            return of(field).equals("Tag") ? "Key" : "Name";
        }

        @Override
        public String mapValue(SdkField<?> field) {
            return "Value";
        }
    }
}
