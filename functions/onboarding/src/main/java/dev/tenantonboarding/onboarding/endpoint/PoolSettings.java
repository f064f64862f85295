package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.runtime.Environment;

/** What the shared endpoint of the pool is made of. */
public record PoolSettings(PoolEndpoint endpoint, Hosting hosting, String modelsBucket) {

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment naming the variable and the rule */
    public static PoolSettings from(Environment environment) {
        return new PoolSettings(
                PoolEndpoint.from(environment),
                new Hosting(
                        environment.roleArn("POOL_EXECUTION_ROLE_ARN"),
                        environment.required("CONTAINER_IMAGE"),
                        environment.required("POOL_INSTANCE_TYPE"),
                        (int) environment.number("POOL_INSTANCE_COUNT", 1, Hosting.MAX_INSTANCES),
                        environment.flag("POOL_NETWORK_ISOLATION")),
                environment.required("MODELS_BUCKET"));
    }

    /** @param executionName of the execution that makes it, if it has to be made */
    public EndpointPlan plan(String executionName) {
        return new EndpointPlan(
                endpoint.name(),
                hosting,
                new EndpointPlan.SharedModels("s3://" + modelsBucket + "/pool/"),
                endpoint.mark(),
                ResourceTags.shared(executionName));
    }
}
