package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateFailed;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskAnswer;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Calls a Lambda function. */
record TaskState(String name, LambdaTask task, Optional<Template> arguments, Optional<Setting<Integer>> timeout, Effects effects,
                 ErrorHandling errorHandling, Optional<String> next) implements State {
    private static final int MAX_SECONDS = 99_999_999;
    private static final StateEvents EVENTS = StateEvents.of(HistoryEventType.TASK_STATE_ENTERED, HistoryEventType.TASK_STATE_EXITED)
            .aborted(HistoryEventType.TASK_STATE_ABORTED);

    static State read(StateReader reader) {
        var fields = reader.fields();
        fields.refuseUnsupported("HeartbeatSeconds", "Credentials");
        fields.require("Resource");
        var resource = fields.text("Resource").orElse("");
        var task = LambdaTask.of(resource);
        if (task.isEmpty() && fields.has("Resource")) {
            fields.report(fields.path("Resource"), resource.startsWith("arn:aws:states:::")
                    ? "The local cloud does not support the resource " + resource
                    : "The resource provided " + resource + " is not recognized. The value is not a valid resource ARN, or the resource is"
                            + " not available in this region.");
        }
        task.ifPresent(found -> found.checkArguments(fields));
        return new TaskState(reader.name(), task.orElse(new FunctionTask("")), fields.template("Arguments", Reserved.NONE),
                Setting.wholeNumber(fields, "TimeoutSeconds", 1, MAX_SECONDS), reader.effects(Reserved.WITH_RESULT),
                reader.errorHandling(), reader.next());
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        var bindings = visit.bindings();
        var input = visit.withinLimit(arguments.map(template -> Payload.of(template.evaluate(bindings))).orElse(visit.input()), name);
        var seconds = timeout.map(setting -> setting.value(bindings));
        var request = task.request(input);
        visit.record(task.scheduledType(), event -> task.scheduled(event, input, seconds));
        visit.later(() -> {
            visit.record(task.startedType(), task::started);
            // Time never skips while the call is in flight, so this needs no awaited timer.
            seconds.ifPresent(limit -> visit.after(Duration.ofSeconds(limit), Timeline.Kind.BACKGROUND, () -> {
                visit.record(task.timedOutType(), task::timedOut);
                visit.fail(Failure.timeout());
            }));
            visit.invoke(request, answer -> answered(visit, answer));
        });
    }

    private void answered(Visit visit, TaskAnswer answer) {
        Payload result;
        try {
            result = visit.withinLimit(task.result(answer), task.resource());
        } catch (StateFailed failed) {
            visit.record(task.failedType(), event -> task.failed(event, failed.failure()));
            visit.fail(failed.failure());
            return;
        }
        visit.record(task.succeededType(), event -> task.succeeded(event, result));
        visit.leave(effects, Map.of("result", result.value()), result, next);
    }
}
