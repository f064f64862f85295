package dev.tenantonboarding.tenantctl.tenants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The executions of the onboarding workflow. */
public final class Executions {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How many of the latest executions are looked through for an event's. */
    private static final int LATEST = 1_000;

    private final SfnClient stepFunctions;
    private final String stateMachineArn;
    private final Map<String, String> eventIds = new HashMap<>();

    public Executions(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
    }

    /** The execution that an event started, once it has. */
    public Optional<String> startedBy(String eventId) {
        return stepFunctions.listExecutionsPaginator(request -> request.stateMachineArn(stateMachineArn)).executions().stream()
                .limit(LATEST)
                .map(ExecutionListItem::executionArn)
                .filter(arn -> eventIds.computeIfAbsent(arn, this::eventId).equals(eventId))
                .findFirst();
    }

    /** How EventBridge names executions is not documented, but their input is the event. Empty where it is none. */
    private String eventId(String executionArn) {
        var input = stepFunctions.describeExecution(request -> request.executionArn(executionArn)).input();
        try {
            return JSON.readTree(input).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Step Functions gave an input that is not JSON, for " + executionArn, e);
        }
    }

    /** Empty once AWS has forgotten the execution, 90 days after its end. */
    public Optional<Progress> progress(String executionArn) {
        return history(executionArn).map(History::read);
    }

    /** How far an execution is, and the way it took. */
    public record Course(Progress progress, ExecutionPath path) {}

    /** Empty once AWS has forgotten the execution. */
    public Optional<Course> course(String executionArn) {
        return history(executionArn).map(events -> new Course(History.read(events), ExecutionPath.read(events)));
    }

    private Optional<List<HistoryEvent>> history(String executionArn) {
        try {
            return Optional.of(stepFunctions.getExecutionHistoryPaginator(
                    request -> request.executionArn(executionArn).maxResults(LATEST)).events().stream().toList());
        } catch (ExecutionDoesNotExistException forgotten) {
            return Optional.empty();
        }
    }
}
