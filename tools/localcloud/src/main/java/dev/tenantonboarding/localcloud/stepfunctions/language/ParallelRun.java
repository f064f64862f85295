package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tenantonboarding.localcloud.stepfunctions.execution.Branch;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Failure;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Nested;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** One attempt at a Parallel. */
final class ParallelRun implements Branch.Owner, Nested {
    private final ParallelState state;
    private final Visit visit;
    private final List<Branch> branches = new ArrayList<>();
    private final Results results;

    ParallelRun(ParallelState state, Visit visit) {
        this.state = state;
        this.visit = visit;
        this.results = new Results(state.branches().size());
    }

    void start(Payload input) {
        visit.nest(this);
        var started = visit.last();
        for (var graph : state.branches()) {
            branches.add(visit.branch(graph, this, visit.item(), started));
        }
        branches.forEach(branch -> branch.start(input));
    }

    @Override
    public void succeeded(Branch branch, Payload output) {
        results.put(branches.indexOf(branch), output.value());
        visit.chain(branch.last());
        finishIfComplete();
    }

    private void finishIfComplete() {
        if (results.complete()) {
            visit.guarded(() -> {
                visit.recordAside(visit.last(), HistoryEventType.PARALLEL_STATE_SUCCEEDED, event -> event);
                var result = results.values();
                visit.leave(state.effects(), Map.of("result", result), Payload.of(result), state.next());
            });
        }
    }

    @Override
    public void failed(Branch branch, Failure failure) {
        visit.chain(branch.last());
        abort(branch.last());
        visit.fail(failure);
    }

    @Override
    public void abort(long previous) {
        branches.forEach(branch -> branch.abort(previous));
    }

    @Override
    public void silence() {
        branches.forEach(Branch::silence);
    }

    @Override
    public void redrive(long redriven) {
        for (var i = 0; i < branches.size(); i++) {
            if (!results.has(i)) {
                branches.get(i).redrive(redriven);
            }
        }
        finishIfComplete();
    }
}
