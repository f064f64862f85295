package dev.tenantonboarding.onboarding.stack;

import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** CloudFormation's refusals that mean something here. It has one code for all of them and tells them apart in words only. */
public final class CloudFormationErrors {
    private static final String VALIDATION = "ValidationError";

    private CloudFormationErrors() {}

    public static boolean isMissing(CloudFormationException refused) {
        return says(refused, "does not exist");
    }

    static boolean isUnchanged(CloudFormationException refused) {
        return says(refused, "No updates are to be performed");
    }

    /** Something else has begun to work on the stack since it was looked at. Termination protection, which lasts, is another refusal. */
    static boolean isBusy(CloudFormationException refused) {
        return says(refused, "state and can not be") || says(refused, "cannot be deleted while in status");
    }

    private static boolean says(CloudFormationException refused, String words) {
        return VALIDATION.equals(refused.awsErrorDetails().errorCode()) && refused.awsErrorDetails().errorMessage().contains(words);
    }
}
