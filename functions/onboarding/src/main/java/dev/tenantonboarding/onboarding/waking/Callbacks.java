package dev.tenantonboarding.onboarding.waking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Ends a task that waits to be called back. The token for that is in the execution's history, as part of what the task was called with,
 * so it is kept nowhere else.
 */
public final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The field of the payload that the workflow puts the token in. */
    public static final String TOKEN = "taskToken";

    // The call of a task is three events back at most: scheduled, started, submitted.
    private static final int LATEST = 3;

    private final SfnClient stepFunctions;

    public Callbacks(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    /** Calls back the task that the execution waits in; does nothing if it waits in none. */
    public void wake(String executionArn) {
        waitingToken(executionArn).ifPresentOrElse(token -> end(token, false), () -> LOG.info("the execution waits for no call"));
    }

    /**
     * Calls back the task of that token.
     *
     * @param looked whether the task itself does so, because it has looked
     */
    public void end(String token, boolean looked) {
        try {
            stepFunctions.sendTaskSuccess(request -> request.taskToken(token).output("{\"looked\":" + looked + "}"));
            LOG.info("the execution goes on");
        } catch (TaskTimedOutException | TaskDoesNotExistException late) {
            LOG.info("the execution has gone on by itself");
        }
    }

    private Optional<String> waitingToken(String executionArn) {
        try {
            return token(stepFunctions
                    .getExecutionHistory(request ->
                            request.executionArn(executionArn).reverseOrder(true).includeExecutionData(true).maxResults(LATEST))
                    .events());
        } catch (ExecutionDoesNotExistException forgotten) {
            return Optional.empty();
        }
    }

    /** Whatever is newer than the call of a task and not part of it says that the task is over. */
    static Optional<String> token(List<HistoryEvent> newestFirst) {
        for (HistoryEvent event : newestFirst) {
            switch (event.type()) {
                case TASK_SUBMITTED, TASK_STARTED -> { }
                case TASK_SCHEDULED -> {
                    return token(event.taskScheduledEventDetails().parameters());
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> token(String arguments) {
        try {
            return Optional.ofNullable(JSON.readTree(arguments).path("Payload").path(TOKEN).textValue());
        } catch (JsonProcessingException cutOff) {
            // Step Functions cuts off what is too long, which no call with a token is.
            return Optional.empty();
        }
    }
}
