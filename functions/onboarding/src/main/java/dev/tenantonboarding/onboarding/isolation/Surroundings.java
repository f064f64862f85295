package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.runtime.InvalidEnvironment;
import dev.tenantonboarding.tenancy.policy.Arns;
import dev.tenantonboarding.tenancy.probe.Addresses;
import dev.tenantonboarding.tenancy.probe.PlatformRole;
import dev.tenantonboarding.tenancy.probe.PlatformRoles;
import dev.tenantonboarding.tenancy.probe.Probes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What the probes need to know of the deployed platform, as the function is told. */
public final class Surroundings {
    private Surroundings() {}

    /** @throws InvalidEnvironment if a variable is missing or breaks its rule */
    public static Probes probes(Environment environment) {
        return new Probes(addresses(environment), roles(environment));
    }

    private static Addresses addresses(Environment environment) {
        return new Addresses(
                environment.required("POOL_ENDPOINT_NAME"),
                environment.required("RECORDS_BUCKET"),
                environment.required("MODEL_SOURCE_BUCKET"),
                Arns.besides(environment.roleArn("POOL_INVOKE_ROLE_ARN"), environment.required("AWS_REGION")));
    }

    private static PlatformRoles roles(Environment environment) {
        Map<PlatformRole, String> arns = new EnumMap<>(PlatformRole.class);
        arns.put(PlatformRole.POOL_INVOKE, environment.roleArn("POOL_INVOKE_ROLE_ARN"));
        arns.put(PlatformRole.BRIDGE_INVOKE, environment.roleArn("BRIDGE_INVOKE_ROLE_ARN"));
        arns.put(PlatformRole.INFERENCE, environment.roleArn("INFERENCE_FUNCTION_ROLE_ARN"));
        arns.put(PlatformRole.POOL_CONTAINER, environment.roleArn("POOL_EXECUTION_ROLE_ARN"));
        arns.put(PlatformRole.BRIDGE_CONTAINER, environment.roleArn("BRIDGE_EXECUTION_ROLE_ARN"));
        environment.optional("AUTHORIZER_FUNCTION_ROLE_ARN")
                .ifPresent(_ -> arns.put(PlatformRole.AUTHORIZER, environment.roleArn("AUTHORIZER_FUNCTION_ROLE_ARN")));
        return new PlatformRoles(
                arns,
                Set.of(environment.required("SESSION_OPENER_ROLE_ARNS").split(",")),
                environment.required("TENANT_SESSION").equals("policy"));
    }
}
