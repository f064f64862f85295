package dev.tenantonboarding.localcloud.lambda;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** Lambda's errors, in its words. */
final class LambdaErrors {
    private static final String USER = "User";

    private LambdaErrors() {
    }

    static AwsError functionNotFound(String arn) {
        return notFound("Function not found: " + arn);
    }

    static AwsError notFound(String message) {
        return AwsError.of("ResourceNotFoundException", 404, message).with("Type", USER);
    }

    static AwsError conflict(String message) {
        return AwsError.of("ResourceConflictException", 409, message).with("Type", USER);
    }

    static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterValueException", message).with("Type", USER);
    }

    /** A member whose form is wrong. */
    static AwsError constraint(Object value, String member, String rule) {
        return AwsError.validation("1 validation error detected: Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + rule);
    }

    static AwsError throttled(String reason) {
        return AwsError.of("TooManyRequestsException", 429, "Rate Exceeded.").with("Type", USER).with("Reason", reason);
    }
}
