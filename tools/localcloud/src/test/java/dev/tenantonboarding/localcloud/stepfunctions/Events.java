package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.List;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** History events in short. */
final class Events {

    private Events() {
    }

    /** Each such as {@code 4<3 TaskScheduled}. */
    static List<String> headlines(List<HistoryEvent> events) {
        return events.stream().map(event -> event.id() + "<" + event.previousEventId() + " " + event.typeAsString()).toList();
    }
}
