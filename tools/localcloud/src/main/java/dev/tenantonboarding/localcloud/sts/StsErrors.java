package dev.tenantonboarding.localcloud.sts;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** STS's errors, as AWS words them. */
final class StsErrors {
    private StsErrors() {
    }

    static AwsError validation(String message) {
        return AwsError.of("ValidationError", message);
    }

    static AwsError constraint(String member, Object value, String constraint) {
        return validation("1 validation error detected: Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
    }

    static AwsError invalidParameter(String message) {
        return AwsError.of("InvalidParameterValue", message);
    }

    static AwsError malformedPolicy(String message) {
        return AwsError.of("MalformedPolicyDocument", message);
    }

    static AwsError packedTooLarge(int percent) {
        return AwsError.of("PackedPolicyTooLarge", "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
    }
}
