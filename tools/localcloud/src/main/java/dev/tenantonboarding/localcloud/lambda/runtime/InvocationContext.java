package dev.tenantonboarding.localcloud.lambda.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What a handler is told about its invocation. */
final class InvocationContext implements Context {
    private final Invocation invocation;
    private final String logStream;
    private final long deadline;

    InvocationContext(Invocation invocation, String logStream) {
        this.invocation = invocation;
        this.logStream = logStream;
        deadline = System.nanoTime() + invocation.timeout().toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return invocation.requestId();
    }

    @Override
    public String getLogGroupName() {
        return invocation.logGroup();
    }

    @Override
    public String getLogStreamName() {
        return logStream;
    }

    @Override
    public String getFunctionName() {
        return invocation.functionName();
    }

    @Override
    public String getFunctionVersion() {
        return invocation.version();
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.invokedArn();
    }

    /** Null, as AWS says for callers without one. */
    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    /** Null, as AWS says for callers without one. */
    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return invocation.memoryMegabytes();
    }

    /** Writes to standard output, as Lambda's own does. */
    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.print(message);
                System.out.flush();
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
