package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** A Task whose resource is a function's ARN: the arguments are the function's input, its answer the result. */
record FunctionTask(String resource) implements LambdaTask {

    @Override
    public void checkArguments(Fields task) {
        // Any JSON may be a function's input.
    }

    @Override
    public InvokeRequest request(Payload arguments) {
        return InvokeRequest.builder().functionName(resource).payload(SdkBytes.fromUtf8String(arguments.text())).build();
    }

    @Override
    public Payload result(InvokeResponse response) {
        var text = response.payload().asUtf8String();
        try {
            return Payload.of(Json.parse(text));
        } catch (Json.Malformed e) {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The function's answer is not JSON: " + e.getMessage()));
        }
    }

    @Override
    public boolean rawCause() {
        return true;
    }

    @Override
    public HistoryEventType scheduledType() {
        return HistoryEventType.LAMBDA_FUNCTION_SCHEDULED;
    }

    @Override
    public HistoryEventType startedType() {
        return HistoryEventType.LAMBDA_FUNCTION_STARTED;
    }

    @Override
    public HistoryEventType succeededType() {
        return HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED;
    }

    @Override
    public HistoryEventType failedType() {
        return HistoryEventType.LAMBDA_FUNCTION_FAILED;
    }

    @Override
    public HistoryEventType timedOutType() {
        return HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT;
    }

    @Override
    public HistoryEvent.Builder scheduled(HistoryEvent.Builder event, Payload input, Optional<Integer> timeoutSeconds) {
        return event.lambdaFunctionScheduledEventDetails(details -> details.resource(resource).input(input.text())
                .inputDetails(kept -> kept.truncated(false)).timeoutInSeconds(timeoutSeconds.map(Integer::longValue).orElse(null)));
    }

    @Override
    public HistoryEvent.Builder started(HistoryEvent.Builder event) {
        return event;
    }

    @Override
    public HistoryEvent.Builder succeeded(HistoryEvent.Builder event, Payload result) {
        return event.lambdaFunctionSucceededEventDetails(details -> details.output(result.text())
                .outputDetails(kept -> kept.truncated(false)));
    }

    @Override
    public HistoryEvent.Builder failed(HistoryEvent.Builder event, Failure failure) {
        return event.lambdaFunctionFailedEventDetails(details -> details.error(failure.error().orElse(null))
                .cause(failure.cause().orElse(null)));
    }

    @Override
    public HistoryEvent.Builder timedOut(HistoryEvent.Builder event) {
        return event.lambdaFunctionTimedOutEventDetails(details -> details.error(Failure.TIMEOUT));
    }
}
