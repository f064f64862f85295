package dev.tenantonboarding.localcloud.faults;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import dev.tenantonboarding.localcloud.kernel.ArrivingCall;
import dev.tenantonboarding.localcloud.kernel.ConnectionBroken;
import dev.tenantonboarding.localcloud.kernel.Passage;
import dev.tenantonboarding.localcloud.kernel.Timeline;

/**
 * Watches every call of the cloud and makes chosen ones fail: those from outside, those of functions and those between services.
 * A call is counted by each injection whose predicate it meets, so runs side by side don't disturb each other if the predicates tell
 * them apart, by function, role, resource or what the function was invoked with.
 */
public final class Faults implements Passage {
    private final Timeline timeline;
    private final Environments environments;
    private final AtomicLong numbers = new AtomicLong();
    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    public Faults(Timeline timeline, Environments environments) {
        this.timeline = timeline;
        this.environments = environments;
    }

    /** Records the chosen calls until closed. */
    public Recording record(Predicate<ObservedCall> chosen) {
        var recording = new Recording(chosen, recordings::remove);
        recordings.add(recording);
        return recording;
    }

    /** Strikes one call: the n-th of those chosen, counted from 1 and from now on. */
    public Injection once(int nth, Predicate<ObservedCall> chosen, Fault fault) {
        return add(new Injection(chosen, nth, false, fault, injections::remove));
    }

    /** Strikes the n-th of the chosen calls and all that follow, until closed. */
    public Injection from(int nth, Predicate<ObservedCall> chosen, Fault fault) {
        return add(new Injection(chosen, nth, true, fault, injections::remove));
    }

    private Injection add(Injection injection) {
        injections.add(injection);
        return injection;
    }

    /** @throws ConnectionBroken for all that a function still does after its death */
    @Override
    public Optional<Runnable> arrive(ArrivingCall call) {
        if (environments.isDead(call.caller())) {
            throw new ConnectionBroken("the function that calls " + call.operation() + " is dead");
        }
        var observed = new ObservedCall(numbers.incrementAndGet(), call, environments.invocation(call.caller()));
        recordings.forEach(recording -> recording.see(observed));
        // Each injection counts the call, but only one can strike it.
        return injections.stream().map(injection -> injection.strike(observed)).flatMap(Optional::stream).toList().stream().findFirst()
                .flatMap(fault -> strike(fault, call));
    }

    private Optional<Runnable> strike(Fault fault, ArrivingCall call) {
        return switch (fault) {
            case Fault.Throttled _ -> throw FaultErrors.throttled(call.service());
            case Fault.ServerError _ -> throw FaultErrors.failed(call.service());
            case Fault.Refused _ -> throw FaultErrors.refused(call);
            case Fault.LostResponse _ -> Optional.of(() -> lose(call));
            case Fault.FunctionDied _ -> Optional.of(() -> {
                environments.kill(call.caller());
                lose(call);
            });
            case Fault.Delay delay -> {
                await(delay);
                yield Optional.empty();
            }
        };
    }

    private static void lose(ArrivingCall call) {
        throw new ConnectionBroken("the answer of " + call.operation() + " is lost");
    }

    private void await(Fault.Delay delay) {
        var over = new CountDownLatch(1);
        timeline.schedule(delay.time(), Timeline.Kind.BACKGROUND, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionBroken("interrupted while " + delay);
        }
    }
}
