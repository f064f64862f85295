package dev.tenantonboarding.tests.stage;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/** Follows the executions of one state machine. */
public final class Executions {
    private static final int LATEST = 50;

    private final SfnClient stepFunctions;
    private final String stateMachineArn;
    private final Map<String, String> eventIds = new ConcurrentHashMap<>();

    Executions(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
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
                .filter(arn -> eventIds.computeIfAbsent(arn, this::eventId).equals(eventId))
                .findFirst();
    }

    private String eventId(String arn) {
        return Json.read(stepFunctions.describeExecution(request -> request.executionArn(arn)).input()).path("id").asText();
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
                Optional.ofNullable(execution.cause()).map(Executions::message).orElse(""),
                Optional.ofNullable(execution.output()).map(Json::read).orElse(MissingNode.getInstance()));
    }

    private static String message(String cause) {
        return cause.startsWith("{") ? Json.read(cause).path("errorMessage").asText() : cause;
    }
}
