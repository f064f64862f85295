package dev.tenantonboarding.onboarding.endpoint;

import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** SageMaker's refusals that mean something here. It has one code for all of them and tells them apart in words only. */
public final class SageMakerErrors {
    private static final String VALIDATION = "ValidationException";

    private SageMakerErrors() {}

    public static boolean isMissing(SageMakerException refused) {
        return says(refused, "Could not find");
    }

    static boolean alreadyExists(SageMakerException refused) {
        return says(refused, "already existing") || says(refused, "already exist");
    }

    static boolean isInProgress(SageMakerException refused) {
        return says(refused, "in-progress");
    }

    private static boolean says(SageMakerException refused, String words) {
        return VALIDATION.equals(refused.awsErrorDetails().errorCode())
                && refused.awsErrorDetails().errorMessage().contains(words);
    }
}
