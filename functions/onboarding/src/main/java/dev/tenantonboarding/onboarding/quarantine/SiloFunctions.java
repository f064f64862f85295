package dev.tenantonboarding.onboarding.quarantine;

import dev.tenantonboarding.onboarding.isolation.Answer;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Stops silo tenants' functions, which are their only way in, and lets them go on. */
public record SiloFunctions(LambdaClient functions) {

    /** Does nothing where there is no function, as before the stack is made. */
    void stop(TenantId tenant) {
        exists(() -> functions.putFunctionConcurrency(request -> request.functionName(name(tenant)).reservedConcurrentExecutions(0)));
    }

    /** @return whether there is a function */
    boolean resume(TenantId tenant) {
        return exists(() -> functions.deleteFunctionConcurrency(request -> request.functionName(name(tenant))));
    }

    /** Calls it as nobody, which asks no model. Without its function the tenant has no way in at all. */
    Answer call(TenantId tenant) {
        try {
            functions.invoke(request -> request.functionName(name(tenant)).payload(SdkBytes.fromUtf8String("{}")));
            return new Answer.Reached("the function ran");
        } catch (TooManyRequestsException refused) {
            return refused.reason() == ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED
                    ? new Answer.Denied(refused.reasonAsString())
                    : new Answer.Silent(String.valueOf(refused.reasonAsString()));
        } catch (ResourceNotFoundException missing) {
            return new Answer.Denied("there is no function");
        } catch (SdkException failure) {
            return new Answer.Silent("the function was not called: " + Answer.of(failure).detail());
        }
    }

    private static boolean exists(Runnable change) {
        try {
            change.run();
            return true;
        } catch (ResourceNotFoundException missing) {
            return false;
        }
    }

    private static String name(TenantId tenant) {
        return new SiloNames(tenant).function();
    }
}
