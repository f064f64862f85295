package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Bindings;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** A branch's stay in one state, from its entry through all retries to its exit, failure or abort. */
public final class Visit {
    private final Branch branch;
    private final State state;
    private final Payload input;
    private final Underway underway;
    private Retries retries;
    private Instant entered = Instant.EPOCH;
    private long beforeEntry;
    private long entry;
    private Optional<Nested> nested = Optional.empty();
    private boolean failedForGood;

    Visit(Branch branch, State state, Payload input) {
        this.branch = branch;
        this.state = state;
        this.input = input;
        this.underway = new Underway(branch, this::guarded);
        this.retries = new Retries(state.errorHandling().retriers());
    }

    void enter() {
        beforeEntry = branch.last();
        entered = now();
        entry = record(state.events().entered(), event -> event.stateEnteredEventDetails(details -> details
                .name(state.name()).input(input.text()).inputDetails(input -> input.truncated(false))));
        run();
    }

    private void run() {
        guarded(() -> state.run(this));
    }

    /** Does the state's work once more, from its beginning. */
    void again() {
        nested = Optional.empty();
        run();
    }

    /** Runs work for this state; what fails in it fails the state. */
    public void guarded(Runnable work) {
        try {
            work.run();
        } catch (QueryFailure failure) {
            fail(evaluationFailed(failure));
        } catch (StateFailed failed) {
            fail(failed.failure());
        }
    }

    // What states ask for.

    public Payload input() {
        return input;
    }

    /** What expressions of this state see. */
    public Bindings bindings() {
        return bindings(Map.of());
    }

    /** @param more further members of {@code $states}, such as {@code result} */
    public Bindings bindings(Map<String, Object> more) {
        return bindings(more, branch.item());
    }

    /** @param item {@code $states.context.Map} */
    public Bindings bindings(Map<String, Object> more, Map<String, Object> item) {
        var states = new LinkedHashMap<String, Object>();
        states.put("input", input.value());
        states.put("context", ContextObject.ofState(execution().context(), state, entered, retries.total(), item, underway.token()));
        states.putAll(more);
        return new Bindings(states, branch.variables(), now());
    }

    /** Writes an event of this state; the branch's next one is chained to it. */
    public long record(HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        var id = recordAside(branch.last(), type, details);
        branch.chain(id);
        return id;
    }

    /** Writes an event that nothing is chained to. */
    public long recordAside(long previous, HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        return execution().history().add(now(), previous, type, details);
    }

    /** Lets other branches take their step first. */
    public void later(Runnable step) {
        resumption(step).run();
    }

    /** What any thread may run to have a step done, unless what is under way now is void by then. */
    public Runnable resumption(Runnable step) {
        return underway.resumption(step);
    }

    /** Continues after a time; holds no thread. At most one such wait is pending. */
    public void after(Duration delay, Timeline.Kind kind, Runnable step) {
        underway.after(delay, kind, step);
    }

    /** Calls Lambda on a thread of its own. */
    public void invoke(InvokeRequest request, Consumer<TaskAnswer> then) {
        aside(() -> execution().call(request), then);
    }

    /** Opens the state to one callback, by a token that expressions see from now on. */
    public void awaitCallback(Consumer<Payload> then) {
        underway.awaitCallback(then);
    }

    /** Closes the state to callbacks; false if one has come already, which then counts. */
    public boolean endCallback() {
        return underway.endCallback();
    }

    /** Does work that may take long on a thread of its own; it must not throw. */
    public <T> void aside(Supplier<T> work, Consumer<T> then) {
        var heard = underway.heard(then);
        timeline().start(() -> heard.accept(work.get()));
    }

    /** Branches that this visit started, kept until the state is left. */
    public void nest(Nested branches) {
        nested = Optional.of(branches);
    }

    /** A new branch inside this state: it sees the variables as they are now. */
    public Branch branch(StateGraph graph, Branch.Owner owner, Map<String, Object> item, long previous) {
        return new Branch(execution(), graph, owner, item, branch.variables(), previous);
    }

    /** {@code $states.context.Map} where this state stands. */
    public Map<String, Object> item() {
        return branch.item();
    }

    /** The id of the branch's last event. */
    public long last() {
        return branch.last();
    }

    /** Chains the next event to one of a nested branch. */
    public void chain(long event) {
        branch.chain(event);
    }

    public Instant now() {
        return timeline().now();
    }

    /** @throws StateFailed if it is more than AWS lets pass */
    public Payload withinLimit(Payload payload, String subject) {
        if (payload.tooLarge()) {
            throw new StateFailed(Failure.of(Failure.DATA_LIMIT_EXCEEDED, "The state/task '" + subject
                    + "' returned a result with a size exceeding the maximum number of bytes service limit."));
        }
        return payload;
    }

    /** The words with which AWS begins the cause of an error of its own. */
    public String whileExecuting(String message) {
        return "An error occurred while executing the state '" + state.name() + "' (entered at the event id #" + entry + "). " + message;
    }

    /** Leaves the state. */
    public void leave(Effects effects, Map<String, Object> more, Payload otherwise, Optional<String> next) {
        var bindings = bindings(more);
        var output = effects.output().map(template -> Payload.of(template.evaluate(bindings))).orElse(otherwise);
        var assigned = new LinkedHashMap<String, Object>();
        effects.assign().ifPresent(template -> ((Map<?, ?>) template.evaluate(bindings))
                .forEach((name, value) -> assigned.put((String) name, value)));
        withinLimit(output, state.name());
        withinLimit(Payload.of(assigned), state.name());
        underway.end();
        nested = Optional.empty();
        state.events().exited().ifPresent(type -> record(type, event -> event.stateExitedEventDetails(details -> {
            details.name(state.name()).output(output.text()).outputDetails(printed -> printed.truncated(false));
            if (!assigned.isEmpty()) {
                var printed = new LinkedHashMap<String, String>();
                assigned.forEach((name, value) -> printed.put(name, Json.print(value)));
                details.assignedVariables(printed).assignedVariablesDetails(kept -> kept.truncated(false));
            }
        })));
        branch.assign(assigned);
        next.ifPresentOrElse(name -> branch.next(name, output), () -> branch.finish(output));
    }

    /** Retries, catches, or fails the branch. */
    public void fail(Failure failure) {
        underway.end();
        retries.next(failure).ifPresentOrElse(
                delay -> after(delay, Timeline.Kind.AWAITED, this::again),
                () -> failForGood(failure));
    }

    private void failForGood(Failure failure) {
        state.events().failed().ifPresent(type -> {
            failedForGood = true;
            record(type, event -> event);
        });
        var catcher = state.errorHandling().catcher(failure);
        if (catcher.isEmpty()) {
            branch.fail(failure);
            return;
        }
        try {
            var errorOutput = failure.errorOutput();
            leave(catcher.get().effects(), Map.of("errorOutput", errorOutput), Payload.of(errorOutput),
                    Optional.of(catcher.get().next()));
        } catch (QueryFailure inCatcher) {
            branch.fail(evaluationFailed(inCatcher));
        } catch (StateFailed inCatcher) {
            branch.fail(inCatcher.failure());
        }
    }

    private Failure evaluationFailed(QueryFailure failure) {
        if (state.evaluatesOnEntry() && branch.last() == entry) {
            branch.chain(beforeEntry);
        }
        var cause = whileExecuting(failure.getMessage());
        record(HistoryEventType.EVALUATION_FAILED, event -> event.evaluationFailedEventDetails(details -> {
            details.error(Failure.QUERY_EVALUATION_ERROR).cause(cause).state(state.name());
            failure.location().ifPresent(details::location);
        }));
        return Failure.of(Failure.QUERY_EVALUATION_ERROR, cause);
    }

    // What branches ask for.

    void abort(long previous) {
        underway.end();
        if (!failedForGood) {
            state.events().aborted().ifPresent(type -> recordAside(previous, type, event -> event));
        }
        nested.ifPresent(branches -> branches.abort(previous));
    }

    void silence() {
        underway.end();
        nested.ifPresent(Nested::silence);
    }

    void redrive() {
        underway.end();
        retries = new Retries(state.errorHandling().retriers());
        failedForGood = false;
        if (entry == 0 || state.events().exited().isEmpty()) {
            enter();
        } else {
            nested.ifPresentOrElse(branches -> branches.redrive(branch.last()), this::run);
        }
    }

    /** What distributed Maps need. */
    public Children children() {
        return execution().world().children();
    }

    Execution execution() {
        return branch.execution();
    }

    private Timeline timeline() {
        return execution().timeline();
    }
}
