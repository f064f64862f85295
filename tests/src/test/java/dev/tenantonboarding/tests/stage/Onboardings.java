package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/** Sends signups to the bus and follows the executions that they start. */
public record Onboardings(EventBridgeClient events, SfnClient stepFunctions, String busName, String source, String stateMachineArn) {
    private static final int LATEST = 50;

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
        return endedExecution(Deadline.await("execution for event " + eventId, () -> startedBy(eventId)));
    }

    public Run endedExecution(String arn) {
        return Deadline.await(
                () -> "end of " + arn + ", of which the last is " + latest(arn),
                () -> Optional.of(stepFunctions.describeExecution(request -> request.executionArn(arn)))
                        .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                        .map(this::run));
    }

    private HistoryEvent latest(String arn) {
        return stepFunctions.getExecutionHistory(request -> request.executionArn(arn).reverseOrder(true).maxResults(1)).events().getFirst();
    }

    /** How EventBridge names executions is not documented, but their input is the event. The newest come first. */
    private Optional<String> startedBy(String eventId) {
        return stepFunctions.listExecutionsPaginator(request -> request.stateMachineArn(stateMachineArn)).executions().stream()
                .limit(LATEST)
                .map(ExecutionListItem::executionArn)
                .filter(arn -> input(arn).path("id").asText().equals(eventId))
                .findFirst();
    }

    private JsonNode input(String arn) {
        return Json.read(stepFunctions.describeExecution(request -> request.executionArn(arn)).input());
    }

    private Run run(DescribeExecutionResponse execution) {
        List<String> states = stepFunctions.getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn())).events().stream()
                .map(HistoryEvent::stateEnteredEventDetails)
                .filter(Objects::nonNull)
                .map(StateEnteredEventDetails::name)
                .toList();
        return new Run(
                execution.executionArn(),
                execution.status(),
                states,
                Optional.ofNullable(execution.error()).orElse(""),
                Optional.ofNullable(execution.cause()).map(Onboardings::message).orElse(""),
                Optional.ofNullable(execution.output()).map(Json::read).orElse(MissingNode.getInstance()));
    }

    private static String message(String cause) {
        return cause.startsWith("{") ? Json.read(cause).path("errorMessage").asText() : cause;
    }
}
