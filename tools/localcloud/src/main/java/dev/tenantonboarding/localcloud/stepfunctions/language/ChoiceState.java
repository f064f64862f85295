package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Goes where the first rule leads whose condition holds.
 *
 * @param effects when no rule holds
 * @param otherwise the Default
 */
record ChoiceState(String name, List<Rule> rules, Effects effects, Optional<String> otherwise) implements State {
    private static final StateEvents EVENTS = StateEvents.of(HistoryEventType.CHOICE_STATE_ENTERED, HistoryEventType.CHOICE_STATE_EXITED);

    /** One of the Choices; its own Assign and Output replace the state's. */
    record Rule(Setting<Boolean> condition, Effects effects, String next) {
    }

    static State read(StateReader reader) {
        var fields = reader.fields();
        fields.require("Choices");
        var rules = new ArrayList<Rule>();
        for (var choice : fields.objects("Choices")) {
            choice.text("Comment");
            choice.require("Condition", "Next");
            var effects = reader.effects(choice, Reserved.NONE);
            var next = reader.target(choice, "Next");
            Setting.flag(choice, "Condition").ifPresent(condition -> rules.add(new Rule(condition, effects, next)));
            choice.refuseOthers();
        }
        var otherwise = fields.has("Default") ? Optional.of(reader.target(fields, "Default")) : Optional.<String>empty();
        return new ChoiceState(reader.name(), rules, reader.effects(Reserved.NONE), otherwise);
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public void run(Visit visit) {
        var bindings = visit.bindings();
        for (var rule : rules) {
            if (rule.condition().value(bindings)) {
                visit.leave(rule.effects(), Map.of(), visit.input(), Optional.of(rule.next()));
                return;
            }
        }
        if (otherwise.isPresent()) {
            visit.leave(effects, Map.of(), visit.input(), otherwise);
        } else {
            // The language's States.NoChoiceMatched is what AWS documents; this is what it is seen to answer.
            visit.fail(Failure.of(Failure.RUNTIME, visit.whileExecuting(
                    "Failed to transition out of the state. The state does not point to a next state.")));
        }
    }
}
