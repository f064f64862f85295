package dev.tenantonboarding.localcloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final int EXECUTIONS = 1_000;

    @Test
    void a_thousand_waiting_executions_take_no_platform_threads() throws Exception {
        var before = ManagementFactory.getThreadMXBean().getThreadCount();
        try (var timeline = new Timeline(Clock.systemUTC(), Timeline.Mode.REAL, Throwable::printStackTrace)) {
            var runs = new ArrayList<Runs.Run>();
            for (var i = 0; i < EXECUTIONS; i++) {
                runs.add(Runs.start(Definitions.WAIT, "{}", timeline));
            }
            for (var run : runs) {
                while (run.execution().history().size() < 2) {
                    Thread.onSpinWait();
                }
            }

            // Beside the timeline's own thread there are the carriers of virtual threads, as many as there are processors.
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                    .isLessThan(before + Runtime.getRuntime().availableProcessors() + 10);
        }
    }
}
