package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** An authorizer that does what the token says. */
public final class Vouching implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private int calls;

    public Vouching(Map<String, String> environment) {
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        calls++;
        var token = ((List<?>) event.get("identitySource")).getFirst().toString();
        return switch (token) {
            case "failing" -> throw new IllegalStateException("no");
            case "malformed" -> Map.of("isAuthorized", "true");
            case "deep" -> Map.of("isAuthorized", true, "context", Map.of("object", Map.of()));
            case "silent" -> Map.of("isAuthorized", true);
            default -> Map.of("isAuthorized", !token.equals("foreign"), "context", Map.of("token", token, "calls", String.valueOf(calls),
                    "members", names(event), "routeArn", event.get("routeArn"),
                    "context", names((Map<?, ?>) event.get("requestContext"))));
        };
    }

    private static String names(Map<?, ?> members) {
        return members.keySet().stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }
}
