package dev.tenantonboarding.tenantctl.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantDeleted;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Emits what the SaaS application's signup emits. */
public record SignupBus(EventBridgeClient events, String busName, String source) {

    /**
     * @return the event's id
     * @throws CommandFailed if the bus did not take it
     */
    public String tenantCreated(JsonNode detail) {
        return send(TenantCreated.DETAIL_TYPE, detail);
    }

    /**
     * @return the event's id
     * @throws CommandFailed if the bus did not take it
     */
    public String tenantDeleted(TenantId tenant) {
        return send(TenantDeleted.DETAIL_TYPE, JsonNodeFactory.instance.objectNode().put("tenantId", tenant.value()));
    }

    private String send(String detailType, JsonNode detail) {
        var answer = events.putEvents(request -> request.entries(entry -> entry
                .eventBusName(busName).source(source).detailType(detailType).detail(detail.toString())));
        var entry = answer.entries().getFirst();
        if (answer.failedEntryCount() > 0) {
            throw CommandFailed.because("the bus " + busName + " did not take the event: " + entry.errorCode() + ": " + entry.errorMessage());
        }
        return entry.eventId();
    }
}
