package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Template;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Runs several graphs on the same input; its result is the array of their outputs. */
record ParallelState(String name, List<StateGraph> branches, Optional<Template> arguments, Effects effects,
                     ErrorHandling errorHandling, Optional<String> next) implements State {
    private static final StateEvents EVENTS =
            StateEvents.of(HistoryEventType.PARALLEL_STATE_ENTERED, HistoryEventType.PARALLEL_STATE_EXITED)
                    .aborted(HistoryEventType.PARALLEL_STATE_ABORTED).failed(HistoryEventType.PARALLEL_STATE_FAILED);

    static State read(StateReader reader) {
        reader.fields().require("Branches");
        return new ParallelState(reader.name(), reader.graphs(reader.fields().objects("Branches")),
                reader.fields().template("Arguments", Reserved.NONE), reader.effects(Reserved.WITH_RESULT), reader.errorHandling(),
                reader.next());
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        var input = arguments.map(template -> Payload.of(template.evaluate(visit.bindings()))).orElse(visit.input());
        visit.record(HistoryEventType.PARALLEL_STATE_STARTED, event -> event);
        new ParallelRun(this, visit).start(visit.withinLimit(input, name));
    }
}
