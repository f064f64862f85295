package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/**
 * One line of control: the execution's own, one branch of a Parallel, or one iteration of a Map. It visits state after state,
 * and keeps the variables of its scope and the id of its last event, to which the next is chained.
 */
public final class Branch {

    /** Who started a branch hears how it ended. */
    public interface Owner {
        void succeeded(Branch branch, Payload output);

        void failed(Branch branch, Failure failure);
    }

    private final Execution execution;
    private final StateGraph graph;
    private final Owner owner;
    private final Map<String, Object> item;
    private Map<String, Object> variables;
    private long last;
    private Optional<Visit> visit = Optional.empty();
    private boolean over;

    /** @param item {@code $states.context.Map}, or empty outside of Maps */
    Branch(Execution execution, StateGraph graph, Owner owner, Map<String, Object> item, Map<String, Object> variables, long last) {
        this.execution = execution;
        this.graph = graph;
        this.owner = owner;
        this.item = item;
        this.variables = variables;
        this.last = last;
    }

    /** Begins at the graph's first state. */
    public void start(Payload input) {
        next(graph.startAt(), input);
    }

    void next(String state, Payload input) {
        visit = Optional.of(new Visit(this, graph.state(state), input));
        post(() -> visit.orElseThrow().enter());
    }

    void finish(Payload output) {
        over = true;
        visit = Optional.empty();
        owner.succeeded(this, output);
    }

    /** The failed visit stays, to be aborted by the owner or redriven. */
    void fail(Failure failure) {
        owner.failed(this, failure);
    }

    /** Cuts the branch off; what is cut off tells so in the history, chained to the given event. */
    public void abort(long previous) {
        if (!over) {
            over = true;
            visit.ifPresent(current -> current.abort(previous));
        }
    }

    /** Cuts the branch off without a word, as the end of the whole execution does. */
    public void silence() {
        over = true;
        visit.ifPresent(Visit::silence);
    }

    /** Goes on from the state at which the branch failed or was cut off. */
    public void redrive(long redriven) {
        over = false;
        last = redriven;
        visit.ifPresent(current -> post(current::redrive));
    }

    /** Runs a step of this branch unless it has been cut off by then. */
    void post(Runnable step) {
        execution.post(() -> {
            if (!over) {
                step.run();
            }
        });
    }

    void assign(Map<String, Object> values) {
        if (!values.isEmpty()) {
            var more = new LinkedHashMap<>(variables);
            more.putAll(values);
            variables = more;
        }
    }

    public boolean isOver() {
        return over;
    }

    Execution execution() {
        return execution;
    }

    Map<String, Object> item() {
        return item;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** The id of this branch's last event. */
    public long last() {
        return last;
    }

    void chain(long event) {
        last = event;
    }
}
