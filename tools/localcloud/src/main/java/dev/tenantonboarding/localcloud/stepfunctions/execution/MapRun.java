package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/**
 * The child executions that a distributed Map starts, one for each item. It changes in steps of the Map's own execution, and is read by
 * any thread.
 */
public final class MapRun implements Nested {
    private final Visit visit;
    private final Execution parent;
    private final String label;
    private final String arn;
    private final Instant startDate;
    private final StateGraph graph;
    private final Consumer<List<Object>> then;
    /** In the order of the items, as far as they have been started. */
    private final List<Child> children = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private volatile List<Payload> inputs = List.of();
    private volatile MapRunSettings settings;
    private volatile MapRunProgress progress = MapRunProgress.STARTED;
    private volatile Runnable settingsChanged = () -> { };
    private boolean begun;
    private int running;
    private int failures;

    private static final class Child {
        private final Execution execution;
        private volatile Runnable ended = () -> { };
        private volatile boolean waiting;

        private Child(Identity identity, StateGraph graph, Payload input, World world) {
            execution = new Execution(identity, graph, Optional.empty(), input, world, () -> ended.run());
        }

        private ExecutionStatus status() {
            return execution.progress().status();
        }
    }

    private MapRun(Visit visit, String label, StateGraph graph, MapRunSettings settings, Consumer<List<Object>> then) {
        this.visit = visit;
        this.parent = visit.execution();
        this.label = label;
        this.arn = parent.identity().mapRunArn(label, UUID.randomUUID().toString());
        this.startDate = visit.now();
        this.graph = graph;
        this.settings = settings;
        this.then = then;
    }

    /**
     * Opens a run without items.
     *
     * @param then takes the outputs of those children that succeed, in the order of their items
     * @throws StateFailed if the machine's role may not start executions of the machine
     */
    public static MapRun open(Visit visit, String label, StateGraph graph, MapRunSettings settings, Consumer<List<Object>> then) {
        var run = new MapRun(visit, label, graph, settings, then);
        try {
            visit.children().open(run);
        } catch (AwsError e) {
            throw new StateFailed(run.forbidden(e));
        }
        visit.record(HistoryEventType.MAP_RUN_STARTED, event -> event.mapRunStartedEventDetails(details -> details.mapRunArn(run.arn)));
        visit.nest(run);
        return run;
    }

    private Failure forbidden(AwsError error) {
        return Failure.of(Failure.RUNTIME, visit.whileExecuting(error.getMessage()));
    }

    public void start(List<Payload> items) {
        inputs = List.copyOf(items);
        begun = true;
        goOnWithTheUnsuccessful();
    }

    private void goOnWithTheUnsuccessful() {
        settingsChanged = visit.resumption(this::goOn);
        failures = 0;
        running = 0;
        waiting.clear();
        for (var index = 0; index < inputs.size(); index++) {
            if (index >= children.size()) {
                waiting.add(index);
            } else if (children.get(index).status() != ExecutionStatus.SUCCEEDED) {
                children.get(index).waiting = true;
                waiting.add(index);
            }
        }
        goOn();
    }

    private void goOn() {
        if (!settings.tolerance().allows(failures, inputs.size())) {
            fail(Tolerance.exceeded());
            return;
        }
        while (running < settings.atOnce() && !waiting.isEmpty()) {
            running++;
            var index = waiting.poll();
            try {
                if (index < children.size()) {
                    redrive(children.get(index));
                } else {
                    startNext(inputs.get(index));
                }
            } catch (AwsError e) {
                fail(forbidden(e));
                return;
            }
        }
        if (running == 0) {
            end(MapRunStatus.SUCCEEDED);
            var succeeded = visit.recordAside(visit.last(), HistoryEventType.MAP_RUN_SUCCEEDED, event -> event);
            finish(succeeded);
        }
    }

    private void startNext(Payload input) {
        var identity = parent.identity().child(label, UUID.randomUUID().toString(), visit.now());
        var child = new Child(identity, graph, input, parent.world());
        child.ended = visit.resumption(() -> ended(child));
        children.add(child);
        visit.children().starting(this, child.execution);
        child.execution.start();
    }

    private void redrive(Child child) {
        visit.children().redriving(child.execution);
        child.waiting = false;
        child.ended = visit.resumption(() -> ended(child));
        if (!child.execution.history().hasRoom() || !child.execution.redrive()) {
            child.ended.run();
        }
    }

    private void ended(Child child) {
        running--;
        failures += child.status() == ExecutionStatus.SUCCEEDED ? 0 : 1;
        goOn();
    }

    private void finish(long previous) {
        visit.guarded(() -> {
            visit.recordAside(previous, HistoryEventType.MAP_STATE_SUCCEEDED, event -> event);
            then.accept(children().stream().map(Execution::progress)
                    .flatMap(child -> child.output().stream()).map(Payload::value).toList());
        });
    }

    /** Ends the run, and with it the state. */
    public void fail(Failure failure) {
        breakOff(failure);
        visit.fail(failure);
    }

    /** Ends the run where the state fails by itself. */
    public void breakOff(Failure failure) {
        end(MapRunStatus.FAILED);
        stopChildren();
        visit.record(HistoryEventType.MAP_RUN_FAILED, event -> event.mapRunFailedEventDetails(details ->
                details.error(failure.error().orElse(null)).cause(failure.cause().orElse(null))));
    }

    private void end(MapRunStatus status) {
        progress = progress.ended(status, visit.now());
    }

    private void stopChildren() {
        children().forEach(child -> child.stop(Optional.empty(), Optional.empty()));
    }

    @Override
    public void abort(long previous) {
        if (progress.status() == MapRunStatus.RUNNING) {
            visit.recordAside(previous, HistoryEventType.MAP_RUN_ABORTED, event -> event);
        }
        silence();
    }

    @Override
    public void silence() {
        if (progress.status() == MapRunStatus.RUNNING) {
            end(MapRunStatus.ABORTED);
            stopChildren();
        }
    }

    /** Redrives the children that did not succeed; a run whose items could not be read gives way to a new one. */
    @Override
    public void redrive(long redriven) {
        if (!begun) {
            visit.again();
        } else if (progress.status() == MapRunStatus.SUCCEEDED) {
            finish(redriven);
        } else {
            progress = progress.redriven(visit.now());
            visit.record(HistoryEventType.MAP_RUN_REDRIVEN, event -> event.mapRunRedrivenEventDetails(details ->
                    details.mapRunArn(arn).redriveCount(progress.redriveCount())));
            goOnWithTheUnsuccessful();
        }
    }

    /**
     * Changes the settings of a run from outside.
     *
     * @return false if it has ended
     */
    public boolean update(MapRunSettings changed) {
        if (progress.status() != MapRunStatus.RUNNING) {
            return false;
        }
        settings = changed;
        settingsChanged.run();
        return true;
    }

    public String arn() {
        return arn;
    }

    public String label() {
        return label;
    }

    public Instant startDate() {
        return startDate;
    }

    /** The execution that the Map is a state of. */
    public Identity parent() {
        return parent.identity();
    }

    /** The ARN under which its executions name their machine. */
    public String machineArn() {
        return parent.identity().machineOf(label);
    }

    public MapRunSettings settings() {
        return settings;
    }

    public MapRunProgress progress() {
        return progress;
    }

    /** How many items it has. */
    public int items() {
        return inputs.size();
    }

    /** Those started so far, in the order of their items. */
    public List<Execution> children() {
        synchronized (children) {
            return children.stream().map(child -> child.execution).toList();
        }
    }

    /** How many children are about to be redriven. */
    public int pendingRedrive() {
        synchronized (children) {
            return (int) children.stream().filter(child -> child.waiting).count();
        }
    }
}
