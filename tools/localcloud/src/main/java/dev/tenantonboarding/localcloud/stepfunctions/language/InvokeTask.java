package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * The service integration {@code lambda:invoke}: the arguments are those of Lambda's Invoke, the result is its whole answer.
 *
 * @param awaitsCallback with the suffix {@code .waitForTaskToken}: the result is then what the task is called back with
 */
record InvokeTask(boolean awaitsCallback) implements LambdaTask {
    static final String RESOURCE = "arn:aws:states:::lambda:invoke";
    static final String CALLBACK = ".waitForTaskToken";
    private static final String RESOURCE_TYPE = "lambda";
    private static final String ACTION = "invoke";
    private static final List<String> ARGUMENTS =
            List.of("FunctionName", "Payload", "Qualifier", "InvocationType", "LogType", "ClientContext");

    @Override
    public String resource() {
        return awaitsCallback ? RESOURCE + CALLBACK : RESOURCE;
    }

    private String action() {
        return awaitsCallback ? ACTION + CALLBACK : ACTION;
    }

    @Override
    public void checkArguments(Fields task) {
        if (task.value("Arguments").filter(ExpressionReader::isExpression).isPresent()) {
            return;
        }
        if (task.require("Arguments")) {
            task.object("Arguments").ifPresent(arguments -> {
                ARGUMENTS.forEach(arguments::has);
                if (!arguments.has("FunctionName")) {
                    arguments.report(arguments.path(), "The field 'FunctionName' is required but was missing");
                }
                arguments.refuseOthers();
            });
        }
    }

    @Override
    public InvokeRequest request(Payload arguments) {
        if (!(arguments.value() instanceof Map<?, ?> fields) || !(fields.get("FunctionName") instanceof String function)) {
            throw new StateFailed(Failure.of(Failure.RUNTIME, "The field 'FunctionName' is required but was missing"));
        }
        var request = InvokeRequest.builder().functionName(function);
        if (fields.containsKey("Payload")) {
            request.payload(SdkBytes.fromUtf8String(Json.print(fields.get("Payload"))));
        }
        text(fields, "Qualifier").ifPresent(request::qualifier);
        text(fields, "InvocationType").ifPresent(request::invocationType);
        text(fields, "LogType").ifPresent(request::logType);
        text(fields, "ClientContext").ifPresent(request::clientContext);
        return request.build();
    }

    private static Optional<String> text(Map<?, ?> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> value instanceof String text ? text : Json.print(value));
    }

    @Override
    public Payload result(InvokeResponse response) {
        var bytes = response.payload() == null ? SdkBytes.fromByteArray(new byte[0]) : response.payload();
        var version = response.executedVersion() == null ? "$LATEST" : response.executedVersion();
        var requestId = UUID.randomUUID().toString();
        var headers = new LinkedHashMap<String, Object>();
        headers.put("Connection", "keep-alive");
        headers.put("Content-Length", String.valueOf(bytes.asByteArrayUnsafe().length));
        headers.put("Content-Type", "application/json");
        headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        headers.put("X-Amz-Executed-Version", version);
        headers.put("x-amzn-RequestId", requestId);
        var allHeaders = new LinkedHashMap<String, Object>();
        headers.forEach((name, value) -> allHeaders.put(name, List.of(value)));
        var http = new LinkedHashMap<String, Object>();
        http.put("AllHttpHeaders", allHeaders);
        http.put("HttpHeaders", headers);
        http.put("HttpStatusCode", response.statusCode());
        var result = new LinkedHashMap<String, Object>();
        result.put("ExecutedVersion", version);
        result.put("Payload", payload(bytes.asUtf8String()));
        result.put("SdkHttpMetadata", http);
        result.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        result.put("StatusCode", response.statusCode());
        return Payload.of(result);
    }

    private static Object payload(String text) {
        try {
            return Json.parse(text);
        } catch (Json.Malformed e) {
            // An event invocation answers nothing; what isn't JSON is passed on as text.
            return text;
        }
    }

    @Override
    public boolean rawCause() {
        return false;
    }

    @Override
    public HistoryEventType scheduledType() {
        return HistoryEventType.TASK_SCHEDULED;
    }

    @Override
    public HistoryEventType startedType() {
        return HistoryEventType.TASK_STARTED;
    }

    @Override
    public HistoryEventType succeededType() {
        return HistoryEventType.TASK_SUCCEEDED;
    }

    @Override
    public HistoryEventType failedType() {
        return HistoryEventType.TASK_FAILED;
    }

    @Override
    public HistoryEventType timedOutType() {
        return HistoryEventType.TASK_TIMED_OUT;
    }

    @Override
    public HistoryEvent.Builder scheduled(HistoryEvent.Builder event, Payload input, Optional<Integer> timeoutSeconds) {
        return event.taskScheduledEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action()).region(Aws.REGION)
                .parameters(input.text()).timeoutInSeconds(timeoutSeconds.map(Integer::longValue).orElse(null)));
    }

    @Override
    public HistoryEvent.Builder started(HistoryEvent.Builder event) {
        return event.taskStartedEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action()));
    }

    @Override
    public HistoryEvent.Builder submitted(HistoryEvent.Builder event, Payload answer) {
        return event.taskSubmittedEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action()).output(answer.text())
                .outputDetails(kept -> kept.truncated(false)));
    }

    @Override
    public HistoryEvent.Builder succeeded(HistoryEvent.Builder event, Payload result) {
        return event.taskSucceededEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action()).output(result.text())
                .outputDetails(kept -> kept.truncated(false)));
    }

    @Override
    public HistoryEvent.Builder failed(HistoryEvent.Builder event, Failure failure) {
        return event.taskFailedEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action())
                .error(failure.error().orElse(null)).cause(failure.cause().orElse(null)));
    }

    @Override
    public HistoryEvent.Builder timedOut(HistoryEvent.Builder event) {
        return event.taskTimedOutEventDetails(details -> details.resourceType(RESOURCE_TYPE).resource(action()).error(Failure.TIMEOUT));
    }
}
