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
        Accepted.patterns(pool, "All tenants' models are in the pool's container, and SageMaker names its streams",
                "<Models.Arn>/pool/*", ":log-group:/aws/sagemaker/Endpoints/pool--main:*");
        bridge = role(stack, "BridgeExecutionRole", "Containers of tenants' own endpoints", new ContainerExecutionPolicy(
                new Artifacts(modelsArn, "bridge/", false), repository, arns.endpointLogs("*")));
        // Network isolation keeps these credentials out of the container, hence one role for all.
        Accepted.patterns(bridge, "Artifacts and endpoints are named by tenant", "<Models.Arn>/bridge/*",
                ":log-group:/aws/sagemaker/Endpoints/*", ":log-group:/aws/sagemaker/Endpoints/*:*");
    }

    private static CfnRole role(Stack stack, String id, String description, ContainerExecutionPolicy policy) {
        var role = Iam.serviceRole(stack, id, "sagemaker.amazonaws.com", description, policy.policy());
        Accepted.anyResource(role, "ecr:GetAuthorizationToken knows no resource");
        return role;
    }

    /** {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG} (or {@code @DIGEST}), which may be another account's and Region's. */
    static String repositoryArn(Arns arns, String image) {
        var host = Fn.split(".", image, 6);
        var afterHost = Fn.select(1, Fn.split(".amazonaws.com/", image));
        var name = Fn.select(0, Fn.split("@", Fn.select(0, Fn.split(":", afterHost))));
        return "arn:%s:ecr:%s:%s:repository/%s".formatted(arns.partition(), host.get(3), host.get(0), name);
    }
}
