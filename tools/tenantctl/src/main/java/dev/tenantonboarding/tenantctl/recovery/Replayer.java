package dev.tenantonboarding.tenantctl.recovery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.tenants.Executions;
import dev.tenantonboarding.tenantctl.tenants.Progress;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;

/** Sets stopped onboardings and offboardings going again. Whoever else does the same at the same time finds the same execution. */
public final class Replayer {
    private final SfnClient stepFunctions;
    private final String onboardingArn;
    private final String offboardingArn;

    /** @param minRedrives how many redrives the execution has had at least, once it is under way again */
    public record Started(Resume how, String executionArn, int minRedrives) {}

    public Replayer(SfnClient stepFunctions, String onboardingArn, String offboardingArn) {
        this.stepFunctions = stepFunctions;
        this.onboardingArn = onboardingArn;
        this.offboardingArn = offboardingArn;
    }

    /**
     * @param restart from the event, even where a redrive would do
     * @throws CommandFailed if there is no way on
     */
    public Started start(Trouble trouble, boolean restart) {
        return switch (trouble.resume()) {
            case REDRIVE -> restart ? restart(trouble) : redrive(trouble);
            case RESTART -> restart(trouble);
            case NONE -> throw CommandFailed.because(trouble.name() + " can't be replayed as things stand: " + trouble.error() + ": " + trouble.cause());
        };
    }

    private Started redrive(Trouble trouble) {
        var arn = trouble.executionArn();
        try {
            // The token makes it one redrive, however often it is asked for.
            stepFunctions.redriveExecution(request -> request.executionArn(arn).clientToken(digest(arn + " " + trouble.attempts())));
        } catch (ExecutionNotRedrivableException refused) {
            if (!describe(arn).isUnderWay() && describe(arn).redriveCount() < trouble.attempts()) {
                return restart(trouble);
            }
        }
        return new Started(Resume.REDRIVE, arn, trouble.attempts());
    }

    private Started restart(Trouble trouble) {
        var event = trouble.event().orElseThrow(() -> CommandFailed.because(trouble.name() + " has no event to start from")).toString();
        var machine = trouble.isOffboarding() ? offboardingArn : onboardingArn;
        var base = trouble.name() + "--restart--" + digest(trouble.executionArn() + " " + trouble.attempts()).substring(0, 8) + "--";
        for (int count = 1; ; count++) {
            var name = base + count;
            try {
                return new Started(Resume.RESTART, stepFunctions.startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(event)).executionArn(), 0);
            } catch (ExecutionAlreadyExistsException tried) {
                // An earlier restart that ended before it had the record; its name is used up.
            }
        }
    }

    /** Looks until the execution has ended. */
    public Progress await(Started started, Duration pause) {
        while (true) {
            var run = describe(started.executionArn());
            if (!run.isUnderWay() && run.redriveCount() >= started.minRedrives()) {
                return new Executions(stepFunctions, onboardingArn).progress(started.executionArn())
                        .orElseThrow(() -> CommandFailed.because("the execution " + started.executionArn() + " is gone"));
            }
            Pause.of(pause);
        }
    }

    private RunState describe(String arn) {
        return RunState.of(stepFunctions.describeExecution(request -> request.executionArn(arn)));
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
