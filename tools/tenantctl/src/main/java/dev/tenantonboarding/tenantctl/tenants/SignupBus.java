package dev.tenantonboarding.tenantctl.tenants;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Emits what the SaaS application's signup emits. */
public record SignupBus(EventBridgeClient events, String busName, String source) {

    /**
     * @return the event's id
     * @throws CommandFailed if the bus did not take it
     */
    public String tenantCreated(JsonNode detail) {
        var answer = events.putEvents(request -> request.entries(entry -> entry
                .eventBusName(busName).source(source).detailType(TenantCreated.DETAIL_TYPE).detail(detail.toString())));
        var entry = answer.entries().getFirst();
        if (answer.failedEntryCount() > 0) {
            throw CommandFailed.because("the bus " + busName + " did not take the event: " + entry.errorCode() + ": " + entry.errorMessage());
        }
        return entry.eventId();
    }
}
