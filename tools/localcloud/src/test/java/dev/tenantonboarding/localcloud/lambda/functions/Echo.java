package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Answers all that it is told. */
public final class Echo implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final Map<String, String> environment;
    private final int instance = INSTANCES.incrementAndGet();
    private int calls;

    public Echo(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        calls++;
        var answer = new TreeMap<String, Object>();
        answer.put("input", input);
        answer.put("environment", environment);
        answer.put("instance", instance);
        answer.put("calls", calls);
        answer.put("thread", Thread.currentThread().getContextClassLoader() == Echo.class.getClassLoader());
        answer.put("requestId", context.getAwsRequestId());
        answer.put("arn", context.getInvokedFunctionArn());
        answer.put("version", context.getFunctionVersion());
        answer.put("logGroup", context.getLogGroupName());
        answer.put("logStream", context.getLogStreamName());
        answer.put("memory", context.getMemoryLimitInMB());
        answer.put("remaining", context.getRemainingTimeInMillis());
        return answer;
    }
}
