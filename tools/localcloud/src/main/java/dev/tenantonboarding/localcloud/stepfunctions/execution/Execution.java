package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * One run of a state machine. Its steps run one after the other, on a thread that is there only while there are steps to run; waiting
 * holds no thread.
 */
public final class Execution implements Branch.Owner {
    private final Identity identity;
    private final Payload input;
    private final Optional<Duration> timeout;
    private final World world;
    private final Runnable ended;
    private final History history = new History();
    private final Branch root;
    /** Held during a step, and by whoever stops or redrives from outside. */
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private boolean draining;
    private final Wakes wakes;
    private Optional<Wakes.Wake> limit = Optional.empty();
    private Map<String, Object> context;
    private volatile Progress progress = Progress.STARTED;

    /** @param timeout of the whole execution, from its start or its last redrive */
    public Execution(Identity identity, StateGraph graph, Optional<Duration> timeout, Payload input, World world) {
        this(identity, graph, timeout, input, world, () -> { });
    }

    /** @param ended runs each time it has ended */
    Execution(Identity identity, StateGraph graph, Optional<Duration> timeout, Payload input, World world, Runnable ended) {
        this.identity = identity;
        this.input = input;
        this.timeout = timeout;
        this.world = world;
        this.ended = ended;
        this.wakes = new Wakes(world.timeline(), this::post);
        this.root = new Branch(this, graph, this, Map.of(), Map.of(), 0);
        this.context = ContextObject.ofExecution(identity, input, progress);
    }

    public void start() {
        history.add(identity.startDate(), 0, HistoryEventType.EXECUTION_STARTED, event -> event.executionStartedEventDetails(details ->
                details.input(input.text()).inputDetails(kept -> kept.truncated(false)).roleArn(identity.roleArn())));
        announce(progress);
        startTimer();
        root.start(input);
    }

    private void startTimer() {
        // Alone it is no reason to skip time: a running execution always waits for something else or is in flight.
        limit = timeout.map(time -> wakes.after(time, Timeline.Kind.BACKGROUND, () ->
                end(ExecutionStatus.TIMED_OUT, 0, Optional.empty(), Optional.empty())));
    }

    /** Ends it from outside; does nothing if it has ended. */
    public void stop(Optional<String> error, Optional<String> cause) {
        locked(() -> {
            var why = error.isPresent() || cause.isPresent() ? Optional.of(new Failure(error, cause)) : Optional.<Failure>empty();
            end(ExecutionStatus.ABORTED, 0, Optional.empty(), why);
        });
    }

    /**
     * Goes on from where it failed, with its own definition and history.
     *
     * @return false if it is running or has succeeded
     */
    public boolean redrive() {
        turn.lock();
        try {
            if (progress.status() == ExecutionStatus.RUNNING || progress.status() == ExecutionStatus.SUCCEEDED) {
                return false;
            }
            var redriven = progress.redriven(timeline().now());
            progress = redriven;
            context = ContextObject.ofExecution(identity, input, progress);
            var event = history.add(timeline().now(), history.size(), HistoryEventType.EXECUTION_REDRIVEN, added ->
                    added.executionRedrivenEventDetails(details -> details.redriveCount(redriven.redriveCount())));
            announce(redriven);
            startTimer();
            root.redrive(event);
            return true;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void succeeded(Branch branch, Payload output) {
        end(ExecutionStatus.SUCCEEDED, branch.last(), Optional.of(output), Optional.empty());
    }

    @Override
    public void failed(Branch branch, Failure failure) {
        end(ExecutionStatus.FAILED, branch.last(), Optional.empty(), Optional.of(failure));
    }

    private void end(ExecutionStatus status, long previous, Optional<Payload> output, Optional<Failure> failure) {
        if (progress.status() != ExecutionStatus.RUNNING) {
            return;
        }
        limit.ifPresent(wakes::cancel);
        root.silence();
        Endings.record(history, timeline().now(), previous, status, output, failure);
        progress = progress.ended(status, timeline().now(), output, failure);
        announce(progress);
    }

    private void announce(Progress then) {
        enqueue(() -> {
            world.changed().accept(this, then);
            if (then.status() != ExecutionStatus.RUNNING) {
                ended.run();
            }
        });
    }

    /** Queues a step of the machine; it is dropped if the execution has ended by then. */
    void post(Runnable step) {
        enqueue(() -> locked(() -> {
            if (progress.status() == ExecutionStatus.RUNNING) {
                step.run();
            }
        }));
    }

    private void locked(Runnable step) {
        turn.lock();
        try {
            step.run();
        } catch (History.Full full) {
            end(ExecutionStatus.FAILED, history.size(), Optional.empty(), Optional.of(Failure.of(Failure.RUNTIME, full.getMessage())));
        } catch (RuntimeException broken) {
            // A fault of the interpreter must end the execution rather than leave it running for ever.
            end(ExecutionStatus.FAILED, history.size(), Optional.empty(), Optional.of(Failure.of(Failure.RUNTIME, broken.toString())));
            throw broken;
        } finally {
            turn.unlock();
        }
    }

    private void enqueue(Runnable step) {
        synchronized (steps) {
            steps.add(step);
            if (draining) {
                return;
            }
            draining = true;
        }
        timeline().start(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable step;
            synchronized (steps) {
                step = steps.poll();
                if (step == null) {
                    draining = false;
                    return;
                }
            }
            try {
                step.run();
            } catch (RuntimeException broken) {
                // Told to whoever watches the timeline; the steps after it go on.
                timeline().start(() -> {
                    throw broken;
                });
            }
        }
    }

    /** Calls Lambda; never throws. */
    TaskAnswer call(InvokeRequest request) {
        try {
            return new TaskAnswer.Answered(world.lambda().apply(request));
        } catch (AwsError e) {
            return new TaskAnswer.Refused(e);
        } catch (RuntimeException e) {
            // Lambda broke down: to its callers that is a service exception.
            return new TaskAnswer.Refused(AwsError.of("ServiceException", 500, String.valueOf(e.getMessage())));
        }
    }

    public Identity identity() {
        return identity;
    }

    public Payload input() {
        return input;
    }

    public Progress progress() {
        return progress;
    }

    public History history() {
        return history;
    }

    Map<String, Object> context() {
        return context;
    }

    Wakes wakes() {
        return wakes;
    }

    World world() {
        return world;
    }

    Timeline timeline() {
        return world.timeline();
    }
}
