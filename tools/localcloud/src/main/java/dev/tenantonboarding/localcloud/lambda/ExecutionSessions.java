package dev.tenantonboarding.localcloud.lambda;

import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.sts.Sts;
import dev.tenantonboarding.localcloud.sts.TemporaryCredentials;

/** The sessions of its role that a function runs in: one for each execution environment, as in AWS, so that a call tells where it comes from. */
final class ExecutionSessions {
    private static final String FIRST = "at creation";

    private final Sts sts;
    private final String role;
    private final FunctionRef function;

    /** @throws AwsError InvalidParameterValueException if there is no such role or it doesn't trust Lambda */
    ExecutionSessions(Sts sts, String role, FunctionRef function) {
        this.sts = sts;
        this.role = role;
        this.function = function;
        open(FIRST);
    }

    TemporaryCredentials open(String environment) {
        try {
            return sts.functionSession(role, "lambda.amazonaws.com", Optional.of(function.functionArn()), function.name(), environment);
        } catch (AwsError e) {
            throw e.isAccessDenied() ? LambdaErrors.invalid("The role defined for the function cannot be assumed by Lambda.") : e;
        }
    }
}
