package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskAnswer;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The two ways in which a Task may name a Lambda function: each has its own request, result and history events. */
sealed interface LambdaTask permits InvokeTask, FunctionTask {
    Pattern FUNCTION_ARN = Pattern.compile("arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

    static Optional<LambdaTask> of(String resource) {
        if (resource.equals(InvokeTask.RESOURCE) || resource.equals(InvokeTask.RESOURCE + InvokeTask.CALLBACK)) {
            return Optional.of(new InvokeTask(resource.endsWith(InvokeTask.CALLBACK)));
        }
        return FUNCTION_ARN.matcher(resource).matches() ? Optional.of(new FunctionTask(resource)) : Optional.empty();
    }

    String resource();

    /** Refuses arguments that are written down and that the service would refuse. */
    void checkArguments(Fields task);

    /** @throws StateFailed if the arguments make no request */
    InvokeRequest request(Payload arguments);

    /** @throws StateFailed if the function or the service failed */
    default Payload result(TaskAnswer answer) {
        return switch (answer) {
            case TaskAnswer.Answered answered when answered.response().functionError() != null ->
                    throw new StateFailed(LambdaErrors.ofFunction(answered.response(), rawCause()));
            case TaskAnswer.Answered answered -> result(answered.response());
            case TaskAnswer.Refused refused -> throw new StateFailed(LambdaErrors.ofService(refused.error()));
        };
    }

    Payload result(InvokeResponse response);

    /** Whether a failed function's answer becomes the cause as it is, rather than printed anew. */
    boolean rawCause();

    /** Whether the task goes on after the function has answered, until it is called back by its token. */
    default boolean awaitsCallback() {
        return false;
    }

    HistoryEventType scheduledType();

    HistoryEventType startedType();

    HistoryEventType succeededType();

    HistoryEventType failedType();

    HistoryEventType timedOutType();

    HistoryEvent.Builder scheduled(HistoryEvent.Builder event, Payload input, Optional<Integer> timeoutSeconds);

    HistoryEvent.Builder started(HistoryEvent.Builder event);

    /** For tasks that go on after the function's answer. */
    default HistoryEvent.Builder submitted(HistoryEvent.Builder event, Payload answer) {
        throw new IllegalStateException(resource() + " ends with the function's answer");
    }

    HistoryEvent.Builder succeeded(HistoryEvent.Builder event, Payload result);

    HistoryEvent.Builder failed(HistoryEvent.Builder event, Failure failure);

    HistoryEvent.Builder timedOut(HistoryEvent.Builder event);
}
