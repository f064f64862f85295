package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Passes its input on, or puts out something else. */
record PassState(String name, Effects effects, Optional<String> next) implements State {
    private static final StateEvents EVENTS = StateEvents.of(HistoryEventType.PASS_STATE_ENTERED, HistoryEventType.PASS_STATE_EXITED);

    static State read(StateReader reader) {
        return new PassState(reader.name(), reader.effects(Reserved.NONE), reader.next());
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        visit.leave(effects, Map.of(), visit.input(), next);
    }
}
