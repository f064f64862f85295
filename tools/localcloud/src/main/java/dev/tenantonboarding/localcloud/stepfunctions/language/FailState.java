package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Fails its graph with an error of its own. */
record FailState(String name, Optional<Setting<String>> error, Optional<Setting<String>> cause) implements State {
    private static final StateEvents EVENTS = StateEvents.entryOnly(HistoryEventType.FAIL_STATE_ENTERED);

    static State read(StateReader reader) {
        reader.endsGraph();
        return new FailState(reader.name(), Setting.text(reader.fields(), "Error"), Setting.text(reader.fields(), "Cause"));
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        var bindings = visit.bindings();
        visit.fail(new Failure(error.map(setting -> setting.value(bindings)), cause.map(setting -> setting.value(bindings))));
    }
}
