package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.tenancy.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Sends deletions to the bus and follows the executions that they start. */
public record Offboardings(EventBridgeClient events, String busName, String source, Executions executions) {

    public static Offboardings on(Stage stage) {
        return new Offboardings(
                stage.clients().events(), stage.output("EventBusName"), stage.output("SignupSource"),
                new Executions(stage.clients().stepFunctions(), stage.output("OffboardingStateMachineArn")));
    }

    /** Sends a deletion and waits for its execution's end. */
    public Run run(TenantId tenant) {
        return executions.ended(send(tenant));
    }

    /** Sends one that says when it was sent, and waits for its execution's end. */
    public Run run(TenantId tenant, Instant sent) {
        return executions.ended(put(List.of(entry(tenant).time(sent).build())).getFirst());
    }

    /** @return the event's id */
    public String send(TenantId tenant) {
        return send(tenant, 1).getFirst();
    }

    /** Sends some in one request, so that their executions run side by side. */
    public List<String> send(TenantId tenant, int times) {
        return put(Collections.nCopies(times, entry(tenant).build()));
    }

    private PutEventsRequestEntry.Builder entry(TenantId tenant) {
        return PutEventsRequestEntry.builder()
                .eventBusName(busName)
                .source(source)
                .detailType("TenantDeleted")
                .detail("{\"tenantId\": \"" + tenant + "\", \"correlationId\": \"deletion-of-" + tenant + "\"}");
    }

    private List<String> put(List<PutEventsRequestEntry> entries) {
        PutEventsResponse answer = events.putEvents(request -> request.entries(entries));
        assertThat(answer.failedEntryCount()).isZero();
        return answer.entries().stream().map(PutEventsResultEntry::eventId).toList();
    }
}
