package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.EndpointLook;
import dev.tenantonboarding.onboarding.waking.Callbacks;
import dev.tenantonboarding.runtime.Environment;
import java.util.Map;

/**
 * State AwaitEndpoint: lasts until WakeOnboarding hears of the endpoint's new status, and no longer than until the next look. What came between
 * the last look and this call, WakeOnboarding could not tell anybody: so it is looked for here.
 */
public final class AwaitEndpointHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final EndpointLook endpoints;
    private final Callbacks callbacks;

    public AwaitEndpointHandler() {
        this(System.getenv());
    }

    public AwaitEndpointHandler(Map<String, String> variables) {
        Clients clients = new Clients(new Environment(variables));
        endpoints = new EndpointLook(clients.sageMaker());
        callbacks = new Callbacks(clients.stepFunctions());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::await);
    }

    private Map<String, Object> await(TaskInput input) {
        boolean underway = endpoints.isUnderway(input.text("endpointName"));
        if (!underway) {
            callbacks.end(input.text(Callbacks.TOKEN));
        }
        return Map.of("underway", underway);
    }
}
