package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Branch;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Nested;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Tolerance;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.MapIterationEventDetails;

/** One attempt at an inline Map. */
final class InlineMap implements Branch.Owner, Nested {
    private final MapState state;
    private final Visit visit;
    private final List<Map<String, Object>> contexts;
    private final List<Payload> inputs;
    private final int atOnce;
    private final Tolerance tolerance;
    /** The iterations that were started, by index. */
    private final List<Branch> iterations = new ArrayList<>();
    private final Set<Integer> tolerated = new HashSet<>();
    private final Results results;

    InlineMap(MapState state, Visit visit, List<Map<String, Object>> contexts, List<Payload> inputs, int atOnce, Tolerance tolerance) {
        this.state = state;
        this.visit = visit;
        this.contexts = contexts;
        this.inputs = inputs;
        this.atOnce = atOnce;
        this.tolerance = tolerance;
        this.results = new Results(inputs.size());
    }

    void start() {
        visit.nest(this);
        var started = visit.last();
        while (iterations.size() < Math.min(atOnce, inputs.size())) {
            startNext(started);
        }
        finishIfComplete();
    }

    private void startNext(long previous) {
        var index = iterations.size();
        var event = visit.recordAside(previous, HistoryEventType.MAP_ITERATION_STARTED, added ->
                added.mapIterationStartedEventDetails(iteration(index)));
        var branch = visit.branch(state.processor().orElseThrow(), this, contexts.get(index), event);
        iterations.add(branch);
        branch.start(inputs.get(index));
    }

    private MapIterationEventDetails iteration(int index) {
        return MapIterationEventDetails.builder().name(state.name()).index(index).build();
    }

    @Override
    public void succeeded(Branch branch, Payload output) {
        var index = iterations.indexOf(branch);
        results.put(index, output.value());
        visit.chain(visit.recordAside(branch.last(), HistoryEventType.MAP_ITERATION_SUCCEEDED, added ->
                added.mapIterationSucceededEventDetails(iteration(index))));
        goOn(branch);
    }

    @Override
    public void failed(Branch branch, Failure failure) {
        var index = iterations.indexOf(branch);
        tolerated.add(index);
        if (tolerance.allows(tolerated.size(), inputs.size())) {
            visit.chain(recordFailed(index, branch.last()));
            branch.abort(branch.last());
            goOn(branch);
            return;
        }
        tolerated.remove(index);
        visit.chain(branch.last());
        for (var i = 0; i < iterations.size(); i++) {
            if (i == index) {
                recordFailed(i, branch.last());
                branch.abort(branch.last());
            } else {
                abort(i, branch.last());
            }
        }
        visit.fail(tolerance.isSet() ? Tolerance.exceeded() : failure);
    }

    private long recordFailed(int index, long previous) {
        return visit.recordAside(previous, HistoryEventType.MAP_ITERATION_FAILED, added ->
                added.mapIterationFailedEventDetails(iteration(index)));
    }

    private void goOn(Branch ended) {
        if (iterations.size() < inputs.size()) {
            startNext(ended.last());
        } else {
            finishIfComplete();
        }
    }

    private void finishIfComplete() {
        if (results.size() + tolerated.size() == inputs.size()) {
            visit.guarded(() -> {
                visit.recordAside(visit.last(), HistoryEventType.MAP_STATE_SUCCEEDED, event -> event);
                var result = results.values();
                visit.leave(state.map().effects(), Map.of("result", result), Payload.of(result), state.map().next());
            });
        }
    }

    @Override
    public void abort(long previous) {
        for (var i = 0; i < iterations.size(); i++) {
            abort(i, previous);
        }
    }

    private void abort(int index, long previous) {
        if (!iterations.get(index).isOver()) {
            visit.recordAside(previous, HistoryEventType.MAP_ITERATION_ABORTED, added ->
                    added.mapIterationAbortedEventDetails(iteration(index)));
            iterations.get(index).abort(previous);
        }
    }

    @Override
    public void silence() {
        iterations.forEach(Branch::silence);
    }

    @Override
    public void redrive(long redriven) {
        tolerated.clear();
        var running = 0;
        for (var i = 0; i < iterations.size(); i++) {
            if (!results.has(i)) {
                iterations.get(i).redrive(redriven);
                running++;
            }
        }
        while (running < atOnce && iterations.size() < inputs.size()) {
            startNext(redriven);
            running++;
        }
        finishIfComplete();
    }
}
