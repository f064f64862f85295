package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A task that lasts until WakeOnboarding hears of a new status, and no longer than until the next look. What came between the last look and
 * this call, WakeOnboarding could not tell anybody, so it is looked for here; but not twice in a row, lest the workflow goes round without
 * a pause while the two looks disagree.
 */
record AwaitTask(Callbacks callbacks) {
    private static final String LOOKED = "looked";

    /** @param underway whether there is something to wait for */
    Map<String, Object> run(Map<String, Object> payload, Context context, Predicate<TaskInput> underway) {
        return Tasks.run(payload, context, input -> {
            if (!input.flag(LOOKED) && !underway.test(input)) {
                callbacks.end(input.text(Callbacks.TOKEN), true);
            }
            return Map.of();
        });
    }
}
