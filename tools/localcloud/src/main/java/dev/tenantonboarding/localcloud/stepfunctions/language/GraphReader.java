package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateGraph;

/** Reads StartAt and States, of a machine and of what is nested in it. */
final class GraphReader {
    private static final int MAX_NAME_LENGTH = 80;

    private final List<Diagnostic> diagnostics;
    private final boolean jsonataByDefault;
    /** Of the whole machine, nested states included: no two may share one. */
    private final Set<String> names = new HashSet<>();

    GraphReader(List<Diagnostic> diagnostics, boolean jsonataByDefault) {
        this.diagnostics = diagnostics;
        this.jsonataByDefault = jsonataByDefault;
    }

    /** @param outerVariables the names of variables assigned around this graph */
    Optional<StateGraph> read(Fields fields, Set<String> outerVariables) {
        if (!fields.require("States", "StartAt")) {
            return Optional.empty();
        }
        var startAt = fields.text("StartAt").orElse("");
        var statesPath = fields.path("States");
        if (!(fields.value("States").orElseThrow() instanceof Map<?, ?> sources)) {
            fields.report(statesPath, "Expected value of type Object");
            return Optional.empty();
        }
        var links = new LinkedHashMap<String, Links>();
        var states = new LinkedHashMap<String, State>();
        sources.forEach((key, source) -> {
            var name = (String) key;
            var path = statesPath + "/" + name;
            checkName(name, path);
            // What a state itself assigns is set when it is left, so its nested states may use the same names.
            var scope = new HashSet<>(outerVariables);
            scope.addAll(VariableNames.assignedIn(sources, name));
            if (source instanceof Map<?, ?> object) {
                var reader = new StateReader(name, Fields.ofState(object, path, diagnostics), this, outerVariables, scope);
                reader.read(jsonataByDefault).ifPresent(state -> states.put(name, state));
                links.put(name, reader.links());
            } else {
                diagnostics.add(Diagnostic.schema(path, "Expected value of type Object"));
            }
        });
        if (states.size() == sources.size()) {
            // Where a state can't be read, it isn't known where it leads.
            new GraphCheck(statesPath, links, diagnostics).check(new Links.Target(fields.path("StartAt"), startAt));
        }
        return states.containsKey(startAt) ? Optional.of(new StateGraph(startAt, states)) : Optional.empty();
    }

    private void checkName(String name, String path) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            diagnostics.add(Diagnostic.schema(path, "State name must be between 1 and " + MAX_NAME_LENGTH + " characters long"));
        }
        if (!names.add(name)) {
            diagnostics.add(new Diagnostic("DUPLICATE_STATE_NAME", "Duplicate State name: " + name, Optional.of(path)));
        }
    }

    /** The graphs of a nested array, such as Branches. */
    List<StateGraph> readAll(List<Fields> nested, Set<String> outerVariables) {
        var graphs = new ArrayList<StateGraph>();
        for (var fields : nested) {
            fields.text("Comment");
            read(fields, outerVariables).ifPresent(graphs::add);
            fields.refuseOthers();
        }
        return graphs;
    }
}
