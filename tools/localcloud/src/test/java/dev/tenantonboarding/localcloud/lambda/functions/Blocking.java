package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Says that it was called and waits to be let go, by means that the test has put among the system properties. */
public final class Blocking implements RequestHandler<Map<String, Object>, String> {
    public Blocking(Map<String, String> environment) {
    }

    @Override
    @SuppressWarnings("unchecked")
    public String handleRequest(Map<String, Object> input, Context context) {
        var key = input.get("key");
        ((BlockingQueue<String>) System.getProperties().get(key + ".called")).add(context.getAwsRequestId());
        try {
            ((CountDownLatch) System.getProperties().get(key + ".go")).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (input.containsKey("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        return "done";
    }
}
