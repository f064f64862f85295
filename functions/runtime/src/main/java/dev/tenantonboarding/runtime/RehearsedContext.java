package dev.tenantonboarding.runtime;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** The context of an invocation that is a {@link Rehearsal}, as far as logging reads it. */
public record RehearsedContext() implements Context {
    private static final String REHEARSAL = "rehearsal";
    private static final int REMAINING_MILLIS = 10_000;
    private static final int MEMORY_MEBIBYTES = 1_024;

    @Override
    public String getAwsRequestId() {
        return REHEARSAL;
    }

    @Override
    public String getLogGroupName() {
        return REHEARSAL;
    }

    @Override
    public String getLogStreamName() {
        return REHEARSAL;
    }

    @Override
    public String getFunctionName() {
        return REHEARSAL;
    }

    @Override
    public String getFunctionVersion() {
        return REHEARSAL;
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:rehearsal";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("a rehearsal has no identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("a rehearsal has no client context");
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
