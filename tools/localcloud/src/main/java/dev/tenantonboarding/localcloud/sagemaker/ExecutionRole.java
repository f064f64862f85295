package dev.tenantonboarding.localcloud.sagemaker;

import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.sts.Sts;

/** How SageMaker acts for a model: in the role that CreateModel was given. */
final class ExecutionRole {
    static final String SERVICE = "sagemaker.amazonaws.com";

    private ExecutionRole() {
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError AccessDenied if there is no such role, or it doesn't trust SageMaker */
    static Caller of(HostedModel model, Sts sts) {
        var modelArn = Kind.MODEL.arn(model.name());
        return sts.serviceCaller(model.executionRoleArn(), SERVICE, Optional.of(modelArn), "SageMaker");
    }
}
