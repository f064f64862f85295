package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.stepfunctions.execution.State;

/** The one map from a state's Type to its class. */
final class StateTypes {
    /** In the order in which AWS lists them. */
    static final Map<String, Function<StateReader, State>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("Task", TaskState::read);
        BY_NAME.put("Wait", WaitState::read);
        BY_NAME.put("Pass", PassState::read);
        BY_NAME.put("Succeed", SucceedState::read);
        BY_NAME.put("Fail", FailState::read);
        BY_NAME.put("Choice", ChoiceState::read);
        BY_NAME.put("Parallel", ParallelState::read);
        BY_NAME.put("Map", MapState::read);
    }

    private StateTypes() {
    }
}
