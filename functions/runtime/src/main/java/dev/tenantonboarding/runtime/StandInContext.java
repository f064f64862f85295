package dev.tenantonboarding.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** The context of an invocation that Lambda did not make, as far as functions read it: a {@link Rehearsal}'s, a benchmark's, a test's. */
public record StandInContext(String functionName) implements Context {
    private static final String STAND_IN = "stand-in";
    private static final int REMAINING_MILLIS = 10_000;
    private static final int MEMORY_MEBIBYTES = 1_024;

    @Override
    public String getAwsRequestId() {
        return STAND_IN;
    }

    @Override
    public String getLogGroupName() {
        return STAND_IN;
    }

    @Override
    public String getLogStreamName() {
        return STAND_IN;
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public String getFunctionVersion() {
        return STAND_IN;
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
