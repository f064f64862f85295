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

/** Calls a Lambda function, and may then wait to be called back. */
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
        if (task.awaitsCallback()) {
            visit.awaitCallback(output -> succeeded(visit, output));
        }
        var bindings = visit.bindings();
        var input = visit.withinLimit(arguments.map(template -> Payload.of(template.evaluate(bindings))).orElse(visit.input()), name);
        var seconds = timeout.map(setting -> setting.value(bindings));
        var request = task.request(input);
        visit.record(task.scheduledType(), event -> task.scheduled(event, input, seconds));
        visit.later(() -> {
            visit.record(task.startedType(), task::started);
            // Time never skips while the call is in flight, so only what goes on after it needs an awaited timer.
            var kind = task.awaitsCallback() ? Timeline.Kind.AWAITED : Timeline.Kind.BACKGROUND;
            seconds.ifPresent(limit -> visit.after(Duration.ofSeconds(limit), kind, () -> timedOut(visit)));
            visit.invoke(request, answer -> answered(visit, answer));
        });
    }

    private void timedOut(Visit visit) {
        if (visit.endCallback()) {
            visit.record(task.timedOutType(), task::timedOut);
            visit.fail(Failure.timeout());
        }
    }

    private void answered(Visit visit, TaskAnswer answer) {
        Payload result;
        try {
            result = visit.withinLimit(task.result(answer), task.resource());
        } catch (StateFailed failed) {
            if (visit.endCallback()) {
                failed(visit, failed.failure());
            }
            return;
        }
        if (task.awaitsCallback()) {
            visit.record(HistoryEventType.TASK_SUBMITTED, event -> task.submitted(event, result));
        } else {
            succeeded(visit, result);
        }
    }

    private void succeeded(Visit visit, Payload result) {
        visit.record(task.succeededType(), event -> task.succeeded(event, result));
        visit.leave(effects, Map.of("result", result.value()), result, next);
    }

    private void failed(Visit visit, Failure failure) {
        visit.record(task.failedType(), event -> task.failed(event, failure));
        visit.fail(failure);
    }
}
