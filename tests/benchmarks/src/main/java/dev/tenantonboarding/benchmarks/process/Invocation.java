package dev.tenantonboarding.benchmarks.process;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** An invocation's context, as far as functions read it. */
public record Invocation(String functionName) implements Context {
    private static final int REMAINING_MILLIS = 29_000;
    private static final int MEMORY_MEBIBYTES = 1_024;

    @Override
    public String getAwsRequestId() {
        return "benchmark";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + functionName;
    }

    @Override
    public String getLogStreamName() {
        return "benchmark";
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + functionName;
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no client context");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return REMAINING_MILLIS;
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_MEBIBYTES;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("functions log through SLF4J");
    }
}
