package dev.tenantonboarding.localcloud.iam;

import dev.tenantonboarding.localcloud.iam.policy.MalformedPolicyException;
import dev.tenantonboarding.localcloud.kernel.AwsError;

/** IAM's errors, as AWS words them. */
final class IamErrors {
    private IamErrors() {
    }

    static AwsError noRole(String name) {
        return noSuchEntity("The role with name " + name + " cannot be found.");
    }

    static AwsError noRolePolicy(String name) {
        return noSuchEntity("The role policy with name " + name + " cannot be found.");
    }

    static AwsError noPolicy(String arn) {
        return noSuchEntity("Policy " + arn + " was not found.");
    }

    static AwsError notAttachable(String arn) {
        return noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
    }

    static AwsError noVersion(String arn, String version) {
        return noSuchEntity("Policy " + arn + " version " + version + " does not exist or is not attachable.");
    }

    static AwsError noSuchEntity(String message) {
        return AwsError.of("NoSuchEntity", 404, message);
    }

    static AwsError exists(String message) {
        return AwsError.of("EntityAlreadyExists", 409, message);
    }

    static AwsError deleteConflict(String message) {
        return AwsError.of("DeleteConflict", 409, message);
    }

    static AwsError limit(String message) {
        return AwsError.of("LimitExceeded", 409, message);
    }

    static AwsError malformed(MalformedPolicyException cause) {
        return AwsError.of("MalformedPolicyDocument", cause.getMessage());
    }

    static AwsError validation(String message) {
        return AwsError.of("ValidationError", message);
    }
}
