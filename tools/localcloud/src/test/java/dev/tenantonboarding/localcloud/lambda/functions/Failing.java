package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Fails, if the environment says so already while it starts. */
public final class Failing implements RequestHandler<Map<String, String>, String> {
    /** The function's own. */
    public static final class OrderRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OrderRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public Failing(Map<String, String> environment) {
        if (environment.containsKey("FAIL")) {
            throw new IllegalArgumentException("FAIL is set");
        }
    }

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        throw new OrderRefused("no more " + input.get("item"), new IllegalStateException("inner"));
    }
}
