package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Sends signups to the bus and follows the executions that they start. */
public record Onboardings(EventBridgeClient events, String busName, String source, Executions executions) {
    /** Sends a signup and waits for its execution's end. */
    public Run run(Signup signup) {
        return ended(send(signup.detail()));
    }

    /** Sends one that says when it was sent, and waits for its execution's end. */
    public Run run(Signup signup, Instant sent) {
        PutEventsResponse answer = events.putEvents(request -> request.entries(entry(signup.detail().toString()).time(sent).build()));
        assertThat(answer.failedEntryCount()).isZero();
        return ended(answer.entries().getFirst().eventId());
    }

    /** @return the event's id */
    public String send(JsonNode detail) {
        return send(List.of(detail)).getFirst();
    }

    /** Sends all in one request, so that their executions run side by side. */
    public List<String> send(List<? extends JsonNode> details) {
        PutEventsResponse answer = put(details.stream().map(JsonNode::toString).toList());
        assertThat(answer.failedEntryCount()).as("entries of %s that EventBridge did not take", answer).isZero();
        return answer.entries().stream().map(PutEventsResultEntry::eventId).toList();
    }

    /** @param details as they go into the request, which need not be JSON */
    public PutEventsResponse put(List<String> details) {
        return events.putEvents(request -> request.entries(details.stream().map(detail -> entry(detail).build()).toList()));
    }

    private PutEventsRequestEntry.Builder entry(String detail) {
        return PutEventsRequestEntry.builder().eventBusName(busName).source(source).detailType("TenantCreated").detail(detail);
    }

    /** Waits for the end of the execution that an event started. */
    public Run ended(String eventId) {
        return executions.ended(eventId);
    }

    public Run endedExecution(String arn) {
        return executions.endedExecution(arn);
    }
}
