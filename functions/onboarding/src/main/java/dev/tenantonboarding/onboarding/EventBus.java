package dev.tenantonboarding.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The bus on which the platform tells what became of tenants. */
final class EventBus {
    /** The source of every event that the platform publishes. */
    static final String SOURCE = "tenant.onboarding";

    private final EventBridgeClient events;
    private final String busName;

    EventBus(EventBridgeClient events, String busName) {
        this.events = events;
        this.busName = busName;
    }

    /** @throws AwsUnavailable if EventBridge took the call but not the event */
    void publish(String detailType, JsonNode detail) {
        PutEventsResponse answer = events.putEvents(request -> request.entries(
                entry -> entry.eventBusName(busName).source(SOURCE).detailType(detailType).detail(detail.toString())));
        if (answer.failedEntryCount() > 0) {
            PutEventsResultEntry refused = answer.entries().getFirst();
            throw new AwsUnavailable("EventBridge did not take " + detailType + ": " + refused.errorCode() + " " + refused.errorMessage());
        }
    }
}
