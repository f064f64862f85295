package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Ends its graph well. */
record SucceedState(String name, Effects effects) implements State {
    private static final StateEvents EVENTS =
            StateEvents.of(HistoryEventType.SUCCEED_STATE_ENTERED, HistoryEventType.SUCCEED_STATE_EXITED);

    static State read(StateReader reader) {
        reader.endsGraph();
        return new SucceedState(reader.name(), new Effects(Optional.empty(), reader.fields().template("Output", Reserved.NONE)));
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        visit.leave(effects, Map.of(), visit.input(), Optional.empty());
    }
}
