package dev.tenantonboarding.onboarding.endpoint;

import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.runtime.Environment;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.TenantRecord;

/** What a bridge tenant's own endpoint is made of. */
public record TenantSettings(Hosting hosting, String stackName) {
    // Its container runs code that the tenant brings, under a role that reads all bridge tenants' models: that role's credentials stay out.
    private static final boolean NETWORK_ISOLATION = true;

    /** @throws dev.tenantonboarding.runtime.InvalidEnvironment naming the variable and the rule */
    public static TenantSettings from(Environment environment) {
        return new TenantSettings(
                new Hosting(
                        environment.roleArn("BRIDGE_EXECUTION_ROLE_ARN"),
                        environment.required("CONTAINER_IMAGE"),
                        environment.required("TENANT_INSTANCE_TYPE"),
                        (int) environment.number("TENANT_INSTANCE_COUNT", 1, Hosting.MAX_INSTANCES),
                        NETWORK_ISOLATION),
                environment.required("STACK_NAME"));
    }

    /** @throws IllegalStateException if the tenant has no artifact yet */
    public EndpointPlan plan(TenantRecord record) {
        Artifact artifact = record.artifact()
                .orElseThrow(() -> new IllegalStateException("tenant " + record.tenantId() + " has no artifact to serve"));
        return new EndpointPlan(
                record.tenantId().value(),
                hosting,
                new EndpointPlan.OneModel("s3://" + artifact.bucket() + "/" + artifact.key()),
                ResourceTags.mark(record.tenantId(), stackName),
                ResourceTags.of(record));
    }
}
