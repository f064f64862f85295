package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.stack.StackLook;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import dev.tenantonboarding.runtime.Environment;
import java.util.Map;

/** State AwaitStack: lasts until the stack has come to a status to stay in, or is due to be looked at again. */
public final class AwaitStackHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final StackLook look;
    private final AwaitTask task;

    public AwaitStackHandler() {
        this(System.getenv());
    }

    public AwaitStackHandler(Map<String, String> variables) {
        Clients clients = new Clients(new Environment(variables));
        look = new StackLook(clients.cloudFormation());
        task = new AwaitTask(new Callbacks(clients.stepFunctions()));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return task.run(payload, context, input -> look.isUnderway(input.text("stackName")));
    }
}
