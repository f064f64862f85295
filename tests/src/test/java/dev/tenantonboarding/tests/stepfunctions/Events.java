package dev.tenantonboarding.tests.stepfunctions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** History events as plain maps. */
final class Events {

    private Events() {
    }

    /** Such as {@code 4<3 TaskScheduled}. */
    static String headline(HistoryEvent event) {
        return event.id() + "<" + event.previousEventId() + " " + event.typeAsString();
    }

    static List<String> headlines(List<HistoryEvent> events) {
        return events.stream().map(Events::headline).toList();
    }

    /** The members of the event's one details object; JSON texts stay texts. */
    static Map<String, Object> details(HistoryEvent event) {
        for (var field : event.sdkFields()) {
            if (field.memberName().endsWith("EventDetails") && field.getValueOrDefault(event) instanceof SdkPojo details) {
                return plain(details);
            }
        }
        return Map.of();
    }

    private static Map<String, Object> plain(SdkPojo pojo) {
        var members = new LinkedHashMap<String, Object>();
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value instanceof SdkPojo nested) {
                members.put(field.locationName(), plain(nested));
            } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                members.put(field.locationName(), new LinkedHashMap<>(map));
            } else if (value != null && !(value instanceof Map<?, ?>)) {
                members.put(field.locationName(), value instanceof Long number ? (Object) number.intValue() : value);
            }
        }
        return members;
    }
}
