package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.EndpointLook;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import dev.tenantonboarding.runtime.Environment;
import java.util.Map;

/** State AwaitEndpoint: lasts until the endpoint has come to a status to stay in, or is due to be looked at again. */
public final class AwaitEndpointHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final EndpointLook look;
    private final AwaitTask task;

    public AwaitEndpointHandler() {
        this(System.getenv());
    }

    public AwaitEndpointHandler(Map<String, String> variables) {
        Clients clients = new Clients(new Environment(variables));
        look = new EndpointLook(clients.sageMaker());
        task = new AwaitTask(new Callbacks(clients.stepFunctions()));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return task.run(payload, context, input -> look.isUnderway(input.text("endpointName")));
    }
}
