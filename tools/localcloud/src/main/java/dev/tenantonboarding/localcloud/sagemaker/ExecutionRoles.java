package dev.tenantonboarding.localcloud.sagemaker;

import dev.tenantonboarding.localcloud.kernel.Caller;

/** How SageMaker takes on a model's execution role; IAM implements it. */
@FunctionalInterface
public interface ExecutionRoles {
    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError AccessDenied if there is no such role, or it doesn't trust SageMaker */
    Caller assume(String roleArn);
}
