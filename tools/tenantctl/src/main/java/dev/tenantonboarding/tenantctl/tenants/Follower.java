package dev.tenantonboarding.tenantctl.tenants;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;
import dev.tenantonboarding.tenantctl.tenants.Progress.Step;

/** Looks at one execution again and again, and tells each state when it is first entered. */
public final class Follower {
    private final Executions executions;
    private final String executionArn;
    private final Consumer<Step> told;
    private final Set<String> toldStates = new HashSet<>();

    public Follower(Executions executions, String executionArn, Consumer<Step> told) {
        this.executions = executions;
        this.executionArn = executionArn;
        this.told = told;
    }

    public String executionArn() {
        return executionArn;
    }

    /** Tells what is new, and gives how far the execution is now. */
    public Progress look() {
        var progress = executions.progress(executionArn).orElseThrow(() -> CommandFailed.because("the execution " + executionArn + " is gone"));
        for (var step : progress.steps()) {
            // A workflow that waits comes by the same states over and over.
            if (toldStates.add(step.state())) {
                told.accept(step);
            }
        }
        return progress;
    }

    /** Looks until the execution has ended. */
    public Ending follow(Duration pause) {
        while (true) {
            var ending = look().ending();
            if (ending.isPresent()) {
                return ending.get();
            }
            Pause.of(pause);
        }
    }
}
