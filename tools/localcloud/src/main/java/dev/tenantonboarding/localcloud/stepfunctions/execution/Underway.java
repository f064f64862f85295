package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;

/** What a visit has under way: calls, at most one wait, at most one callback. Once that is void, whatever of it comes late finds that it is. */
final class Underway {
    private final Branch branch;
    private final Consumer<Runnable> guard;
    private int turn;
    private Optional<Wakes.Wake> wake = Optional.empty();
    private Optional<String> token = Optional.empty();

    /** @param guard runs steps of the visit */
    Underway(Branch branch, Consumer<Runnable> guard) {
        this.branch = branch;
        this.guard = guard;
    }

    /** What any thread may run to have a step done. */
    Runnable resumption(Runnable step) {
        var mine = turn;
        return () -> post(mine, step);
    }

    /** What any thread may give its result to. */
    <T> Consumer<T> heard(Consumer<T> then) {
        var mine = turn;
        return result -> post(mine, () -> then.accept(result));
    }

    private void post(int mine, Runnable step) {
        branch.post(() -> {
            if (mine == turn) {
                guard.accept(step);
            }
        });
    }

    void after(Duration delay, Timeline.Kind kind, Runnable step) {
        wake = Optional.of(branch.execution().wakes().after(delay, kind, resumption(step)));
    }

    void awaitCallback(Consumer<Payload> then) {
        token = Optional.of(tokens().issue(branch.execution().identity().machineArn(), heard(then)));
    }

    /** False if a callback has come already. */
    boolean endCallback() {
        return token.isEmpty() || tokens().take(token.get()).isPresent();
    }

    Optional<String> token() {
        return token;
    }

    void end() {
        turn++;
        wake.ifPresent(branch.execution().wakes()::cancel);
        wake = Optional.empty();
        endCallback();
        token = Optional.empty();
    }

    private TaskTokens tokens() {
        return branch.execution().world().tokens();
    }
}
