package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import dev.tenantonboarding.runtime.LoggedInvocation;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every handler runs: with the tenant and the execution on every log line, and AWS's passing faults named as such. */
final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    /** The machine itself ends after 14,400 seconds, and has more to do than wait. */
    static final int MAX_WAIT_SECONDS = 10_800;

    private Tasks() {}

    /** Runs what is not a task on one tenant's record. */
    static Map<String, Object> run(Context context, Map<String, String> fields, Supplier<Map<String, Object>> work) {
        return LoggedInvocation.run(context, fields, () -> {
            Map<String, Object> result = TransientFaults.named(work);
            // Not the result: a verdict names the tenant's neighbours.
            LOG.info("done");
            return result;
        });
    }

    /** Runs a task on the payload that the workflow sent. */
    static Map<String, Object> run(Map<String, Object> payload, Context context, Function<TaskInput, Map<String, Object>> task) {
        TaskInput input = new TaskInput(payload);
        Map<String, String> fields = Map.of(
                LoggedInvocation.TENANT, input.tenantId().value(),
                LoggedInvocation.EXECUTION, input.owner().executionArn());
        return run(context, fields, () -> task.apply(input));
    }
}
