package dev.tenantonboarding.infra;

import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.policy.ContainerExecutionPolicy;
import dev.tenantonboarding.tenancy.policy.ContainerExecutionPolicy.Artifacts;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;

/** Whom SageMaker acts as when it runs models: one role for each isolation model, which reads that model's artifacts only. */
final class ContainerRoles {

    final CfnRole pool;
    final CfnRole bridge;

    ContainerRoles(Stack stack, Arns arns, String modelsArn, String containerImage) {
        var repository = repositoryArn(arns, containerImage);
        pool = role(stack, "PoolExecutionRole", "Containers of the pool's endpoint", new ContainerExecutionPolicy(
                new Artifacts(modelsArn, "pool/", true), repository, arns.endpointLogs(Pool.ENDPOINT)));
        bridge = role(stack, "BridgeExecutionRole", "Containers of tenants' own endpoints", new ContainerExecutionPolicy(
                new Artifacts(modelsArn, "bridge/", false), repository, arns.endpointLogs("*")));
    }

    private static CfnRole role(Stack stack, String id, String description, ContainerExecutionPolicy policy) {
        var role = Iam.serviceRole(stack, id, "sagemaker.amazonaws.com", description, policy.policy());
        Accepted.because(role, "AwsSolutions-IAM5", "Artifacts of one isolation model lie below one prefix, SageMaker names"
                + " log groups and streams itself, and ecr:GetAuthorizationToken knows no resource.");
        return role;
    }

    /** {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG} (or {@code @DIGEST}), which may be another account's and Region's. */
    private static String repositoryArn(Arns arns, String image) {
        var host = Fn.split(".", image, 6);
        var afterHost = Fn.select(1, Fn.split(".amazonaws.com/", image));
        var name = Fn.select(0, Fn.split("@", Fn.select(0, Fn.split(":", afterHost))));
        return "arn:%s:ecr:%s:%s:repository/%s".formatted(arns.partition(), host.get(3), host.get(0), name);
    }
}
