package dev.tenantonboarding.tests.stepfunctions;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lambda functions that do as a case tells, call by call: {@code returns} a value, {@code throws} an error, {@code echoes} its input,
 * {@code refuses} as the service, or {@code hangs} until the script is closed. The last answer repeats.
 */
final class ScriptedLambda implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Queue<Map<?, ?>>> answers = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedLambda(Map<?, ?> script) {
        script.forEach((function, calls) -> {
            var queue = new ArrayDeque<Map<?, ?>>();
            ((List<?>) calls).forEach(call -> queue.add((Map<?, ?>) call));
            answers.put((String) function, queue);
        });
    }

    InvokeResponse invoke(InvokeRequest request) {
        var answer = next(request.functionName());
        if (answer.containsKey("refuses")) {
            var error = (Map<?, ?>) answer.get("refuses");
            throw AwsError.of((String) error.get("code"), (Integer) error.get("status"), (String) error.get("message"));
        }
        if (answer.containsKey("hangs")) {
            hang();
        }
        if (answer.containsKey("throws")) {
            return response(JSON.writeValueAsString(answer.get("throws"))).functionError("Unhandled").build();
        }
        return response(answer.containsKey("echoes") ? request.payload().asUtf8String()
                : JSON.writeValueAsString(answer.get("returns"))).build();
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

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InvokeResponse.Builder response(String payload) {
        return InvokeResponse.builder().statusCode(200).executedVersion("$LATEST").payload(SdkBytes.fromUtf8String(payload));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
