package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Catcher;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorHandling;
import dev.tenantonboarding.localcloud.stepfunctions.execution.ErrorMatcher;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Retrier;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;

/** Reads one state: the fields that types share, and the means to read the others. */
final class StateReader {
    private static final int MAX_INTERVAL = 31_622_400;
    private static final int MAX_SECONDS = 99_999_999;

    private final String name;
    private final Fields fields;
    private final GraphReader graphs;
    private final Set<String> outerVariables;
    private final Set<String> scope;
    private final List<Links.Target> targets = new ArrayList<>();
    private boolean terminal;

    /**
     * @param outerVariables the names of variables assigned around this state's graph
     * @param scope          these and those of the other states of its own graph
     */
    StateReader(String name, Fields fields, GraphReader graphs, Set<String> outerVariables, Set<String> scope) {
        this.name = name;
        this.fields = fields;
        this.graphs = graphs;
        this.outerVariables = outerVariables;
        this.scope = scope;
    }

    Optional<State> read(boolean jsonataByDefault) {
        var language = fields.oneOf("QueryLanguage", List.of("JSONPath", "JSONata"));
        var jsonata = language.map("JSONata"::equals).orElse(jsonataByDefault);
        if (jsonataByDefault && !jsonata) {
            fields.report(fields.path(), "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
            return Optional.empty();
        }
        if (!fields.require("Type") || !jsonata && !fields.meansTheSameInJsonPath()) {
            return Optional.empty();
        }
        var type = fields.oneOf("Type", List.copyOf(StateTypes.BY_NAME.keySet()));
        return type.map(StateTypes.BY_NAME::get).map(reader -> {
            fields.text("Comment");
            var state = reader.apply(this);
            fields.refuseOthers();
            return state;
        });
    }

    String name() {
        return name;
    }

    Fields fields() {
        return fields;
    }

    Links links() {
        return new Links(targets, terminal);
    }

    /** Next or End; empty for End. */
    Optional<String> next() {
        var end = fields.flag("End").orElse(false);
        var next = fields.has("Next") ? Optional.of(target(fields, "Next")) : Optional.<String>empty();
        if (end == next.isPresent()) {
            fields.report(fields.path(), end ? "Only one of the fields 'Next' and 'End' is allowed" : "These fields are required: [Next]");
        }
        terminal = end;
        return next;
    }

    /** For states that always end their graph. */
    void endsGraph() {
        terminal = true;
    }

    /** The name of a state of this graph. */
    String target(Fields holder, String field) {
        var target = holder.text(field);
        target.ifPresent(found -> targets.add(new Links.Target(holder.path(field), found)));
        return target.orElse("");
    }

    /** Assign and Output of this state. */
    Effects effects(Set<Reserved> readable) {
        return effects(fields, readable);
    }

    Effects effects(Fields holder, Set<Reserved> readable) {
        holder.object("Assign").ifPresent(assigned -> checkNames(holder));
        var assign = holder.template("Assign", readable);
        return new Effects(assign, holder.template("Output", readable));
    }

    private void checkNames(Fields holder) {
        ((Map<?, ?>) holder.value("Assign").orElseThrow()).keySet().forEach(key -> {
            var variable = (String) key;
            VariableNames.fault(variable).ifPresent(fault -> holder.report(holder.path("Assign") + "/" + variable, fault));
            if (outerVariables.contains(variable)) {
                holder.report(holder.path("Assign") + "/" + variable,
                        "Variable '" + variable + "' is assigned in an outer scope and cannot be assigned here");
            }
        });
    }

    List<StateGraph> graphs(List<Fields> nested) {
        return graphs.readAll(nested, scope);
    }

    Optional<StateGraph> graph(Fields nested) {
        return graphs.read(nested, scope);
    }

    /** A graph that sees none of the variables around it. */
    Optional<StateGraph> separateGraph(Fields nested) {
        return graphs.read(nested, Set.of());
    }

    /** Retry and Catch. */
    ErrorHandling errorHandling() {
        var retriers = new ArrayList<Retrier>();
        var retryFields = fields.value("Retry").filter(value -> !List.of().equals(value)).map(value -> fields.objects("Retry"))
                .orElse(List.of());
        for (var i = 0; i < retryFields.size(); i++) {
            retriers.add(retrier(retryFields.get(i), i == retryFields.size() - 1));
        }
        var catchers = new ArrayList<Catcher>();
        var catchFields = fields.value("Catch").filter(value -> !List.of().equals(value)).map(value -> fields.objects("Catch"))
                .orElse(List.of());
        for (var i = 0; i < catchFields.size(); i++) {
            catchers.add(catcher(catchFields.get(i), i == catchFields.size() - 1));
        }
        return new ErrorHandling(retriers, catchers);
    }

    private Retrier retrier(Fields entry, boolean last) {
        entry.text("Comment");
        var matcher = matcher(entry, last);
        var interval = entry.wholeNumber("IntervalSeconds", 1, MAX_INTERVAL).orElse(1);
        var maxDelay = entry.wholeNumber("MaxDelaySeconds", 1, MAX_INTERVAL);
        if (maxDelay.filter(delay -> delay <= interval).isPresent()) {
            entry.report(entry.path("MaxDelaySeconds"), "Expected value to be greater than 'IntervalSeconds'");
        }
        var retrier = new Retrier(matcher, Duration.ofSeconds(interval), entry.wholeNumber("MaxAttempts", 0, MAX_SECONDS).orElse(3),
                entry.number("BackoffRate", 1).orElse(2.0), maxDelay.map(Duration::ofSeconds),
                entry.oneOf("JitterStrategy", List.of("FULL", "NONE")).filter("FULL"::equals).isPresent());
        entry.refuseOthers();
        return retrier;
    }

    private Catcher catcher(Fields entry, boolean last) {
        entry.text("Comment");
        var matcher = matcher(entry, last);
        var effects = effects(entry, Reserved.WITH_ERROR_OUTPUT);
        entry.require("Next");
        var catcher = new Catcher(matcher, effects, target(entry, "Next"));
        entry.refuseOthers();
        return catcher;
    }

    private static ErrorMatcher matcher(Fields entry, boolean last) {
        entry.require("ErrorEquals");
        var names = entry.texts("ErrorEquals");
        if (names.contains(Failure.ALL) && (names.size() > 1 || !last)) {
            entry.report(entry.path("ErrorEquals"), "'States.ALL' must appear alone and in the last entry");
        }
        return new ErrorMatcher(names);
    }
}
