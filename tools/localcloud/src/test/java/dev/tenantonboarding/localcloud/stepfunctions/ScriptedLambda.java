package dev.tenantonboarding.localcloud.stepfunctions;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Lambda functions that do as a case tells, call by call: {@code returns} a value, {@code throws} an error, {@code echoes} its input,
 * {@code refuses} as the service, or {@code hangs}. The last answer repeats.
 */
final class ScriptedLambda implements Function<InvokeRequest, InvokeResponse> {
    private final Map<String, Queue<Map<?, ?>>> answers = new ConcurrentHashMap<>();

    ScriptedLambda(Map<?, ?> script) {
        script.forEach((function, calls) -> {
            var queue = new ArrayDeque<Map<?, ?>>();
            ((List<?>) calls).forEach(call -> queue.add((Map<?, ?>) call));
            answers.put((String) function, queue);
        });
    }

    @Override
    public InvokeResponse apply(InvokeRequest request) {
        var answer = next(request.functionName());
        if (answer.containsKey("refuses")) {
            var error = (Map<?, ?>) answer.get("refuses");
            throw AwsError.of((String) error.get("code"), (Integer) error.get("status"), (String) error.get("message"));
        }
        if (answer.containsKey("hangs")) {
            hang();
        }
        if (answer.containsKey("throws")) {
            return response(Json.print(answer.get("throws"))).functionError("Unhandled").build();
        }
        return response(answer.containsKey("echoes") ? request.payload().asUtf8String() : Json.print(answer.get("returns"))).build();
    }

    private Map<?, ?> next(String function) {
        var queue = answers.get(function);
        if (queue == null) {
            throw AwsError.of("ResourceNotFoundException", 404, "Function not found: " + function + ":$LATEST");
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.poll() : queue.peek();
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InvokeResponse.Builder response(String payload) {
        return InvokeResponse.builder().statusCode(200).executedVersion("$LATEST").payload(SdkBytes.fromUtf8String(payload));
    }
}
