package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.stack.StackLook;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import dev.tenantonboarding.runtime.Environment;
import java.util.Map;

/**
 * State AwaitStack: lasts until WakeOnboarding hears of the stack's new status, and no longer than until the next look. What came between
 * the last look and this call, WakeOnboarding could not tell anybody: so it is looked for here.
 */
public final class AwaitStackHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final StackLook stacks;
    private final Callbacks callbacks;

    public AwaitStackHandler() {
        this(System.getenv());
    }

    public AwaitStackHandler(Map<String, String> variables) {
        Clients clients = new Clients(new Environment(variables));
        stacks = new StackLook(clients.cloudFormation());
        callbacks = new Callbacks(clients.stepFunctions());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::await);
    }

    private Map<String, Object> await(TaskInput input) {
        boolean underway = stacks.isUnderway(input.text("stackName"));
        if (!underway) {
            callbacks.end(input.text(Callbacks.TOKEN));
        }
        return Map.of("underway", underway);
    }
}
