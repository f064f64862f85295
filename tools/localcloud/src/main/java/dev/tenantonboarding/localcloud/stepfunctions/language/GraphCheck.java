package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses graphs with a target that isn't there, without an end, or with states that nothing leads to; in AWS's words and order. */
final class GraphCheck {
    private static final String MISSING_TARGET = "MISSING_TRANSITION_TARGET";

    private final String statesPath;
    private final Map<String, Links> links;
    private final List<Diagnostic> diagnostics;

    GraphCheck(String statesPath, Map<String, Links> links, List<Diagnostic> diagnostics) {
        this.statesPath = statesPath;
        this.links = links;
        this.diagnostics = diagnostics;
    }

    void check(Links.Target start) {
        refuseMissing(start);
        links.values().forEach(link -> link.targets().forEach(this::refuseMissing));
        if (links.values().stream().noneMatch(Links::terminal)) {
            diagnostics.add(new Diagnostic("MISSING_END_STATE", "Workflow has no terminal state", Optional.empty()));
        } else {
            refuseUnreachable(start);
        }
    }

    private void refuseMissing(Links.Target target) {
        if (!links.containsKey(target.name())) {
            diagnostics.add(new Diagnostic(MISSING_TARGET, "Missing 'Next' target: " + target.name(), Optional.of(target.location())));
        }
    }

    private void refuseUnreachable(Links.Target start) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<Links.Target>(List.of(start));
        while (!open.isEmpty()) {
            var name = open.poll().name();
            if (links.containsKey(name) && reached.add(name)) {
                open.addAll(links.get(name).targets());
            }
        }
        for (var name : links.keySet()) {
            if (!reached.contains(name)) {
                diagnostics.add(new Diagnostic(MISSING_TARGET, "State \"" + name + "\" is not reachable.",
                        Optional.of(statesPath + "/" + name)));
            }
        }
    }
}
