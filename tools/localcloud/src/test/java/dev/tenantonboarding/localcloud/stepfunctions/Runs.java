package dev.tenantonboarding.localcloud.stepfunctions;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tenantonboarding.localcloud.kernel.Aws;
import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Execution;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Identity;
import dev.tenantonboarding.localcloud.stepfunctions.execution.TaskTokens;
import dev.tenantonboarding.localcloud.stepfunctions.execution.World;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Payload;
import dev.tenantonboarding.localcloud.stepfunctions.language.Definition;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs definitions to their end, on a timeline of their own that skips what is only waited for. */
final class Runs {
    private static final long PATIENCE_SECONDS = 60;

    private Runs() {
    }

    static Execution of(String definition, String input) throws Exception {
        try (var timeline = timeline()) {
            var run = start(definition, input, timeline);
            run.await();
            return run.execution();
        }
    }

    static Timeline timeline() {
        return new Timeline(Clock.systemUTC(), Timeline.Mode.SKIP, Throwable::printStackTrace);
    }

    /** @param ended opens each time the execution ends */
    record Run(Execution execution, CountDownLatch ended) {
        void await() throws InterruptedException {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still " + execution.progress() + ": " + execution.history().events());
            }
        }
    }

    static Run start(String definition, String input, Timeline timeline) throws Exception {
        var parsed = Definition.parse(definition);
        var ended = new CountDownLatch(1);
        var identity = new Identity(Aws.arn("states", "execution:case:run"), "run", Aws.arn("states", "stateMachine:case"), "case",
                Aws.globalArn("iam", "role/case"), timeline.now());
        var execution = new Execution(identity, parsed.graph(), parsed.timeout(), Payload.parse(input),
                new World(timeline, new FailsFirst(0), new NoChildren(), new TaskTokens(), (changed, progress) -> {
                    if (progress.status() != ExecutionStatus.RUNNING) {
                        ended.countDown();
                    }
                }));
        execution.start();
        return new Run(execution, ended);
    }
}
