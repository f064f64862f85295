package dev.tenantonboarding.tenancy.policy;

import dev.tenantonboarding.tenancy.policy.ContainerExecutionPolicy.Artifacts;
import java.util.stream.Stream;

/**
 * The most that any role in a silo tenant's stack can do, whatever its own policies say: what the function and the container of the
 * one tenant do whose tag the role bears.
 *
 * <p>A session tag would win over the role's own. So every statement also demands that the role is named after the same tenant:
 * who opens a session on {@code tenant--acme--function} with another tenant's tag can do nothing. IAM's simulator knows neither
 * key by itself: {@code aws:PrincipalTag/TenantID} and {@code aws:PrincipalArn} must be told to it.
 *
 * @param modelsArn     the bucket of the artifacts
 * @param repositoryArn the container image's ECR repository
 */
public record SiloBoundary(Arns arns, String modelsArn, String repositoryArn) {

    public Policy policy() {
        var own = new SiloArns(arns, TenantTag.VARIABLE);
        var function = new SiloInvokePolicy(own.endpoint(), arns.logStreams(own.functionLogGroup()));
        var container = new ContainerExecutionPolicy(new Artifacts(modelsArn, own.artifactPrefix(), false), repositoryArn,
                arns.endpointLogs(own.endpointName()));
        return new Policy(Stream.of(function.policy(), container.policy())
                .flatMap(policy -> policy.statements().stream())
                .map(statement -> statement.when("ArnLike", "aws:PrincipalArn", own.functionRole(), own.containerRole()))
                .toList());
    }
}
