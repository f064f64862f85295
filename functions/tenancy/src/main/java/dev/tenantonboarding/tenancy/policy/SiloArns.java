package dev.tenantonboarding.tenancy.policy;

/**
 * What a silo tenant owns, by name and ARN.
 *
 * <p>An id holds no {@code --}, so what stands between two of them is one tenant's id and nothing else: a pattern with {@code *}
 * for the tenant reaches silo tenants' resources only, and one with a policy variable exactly one tenant's.
 *
 * @param tenant an id, or what IAM or CloudFormation will replace by one
 */
public record SiloArns(Arns arns, String tenant) {

    public String endpointName() {
        return "silo--" + tenant;
    }

    public String functionName() {
        return "tenant--" + tenant + "--inference";
    }

    public String functionRoleName() {
        return "tenant--" + tenant + "--function";
    }

    public String containerRoleName() {
        return "tenant--" + tenant + "--container";
    }

    /** The function writes to the group that bears its name. */
    public String functionLogGroup() {
        return "/aws/lambda/" + functionName();
    }

    /** Below the models bucket. */
    public String artifactPrefix() {
        return "silo/" + tenant + "/";
    }

    /** Any stack of that name, since a stack's ARN ends in an id of its own. */
    public String stack() {
        return arns.stack("tenant--" + tenant);
    }

    public String endpoint() {
        return arns.endpoint(endpointName());
    }

    public String endpointConfigs() {
        return arns.endpointConfig(anyRevision());
    }

    public String models() {
        return arns.model(anyRevision());
    }

    /** Eight characters and no more, so that {@code acme} has nothing of {@code acme-east}'s. */
    private String anyRevision() {
        return endpointName() + "-????????";
    }

    public String function() {
        return arns.function(functionName());
    }

    public String functionRole() {
        return arns.role(functionRoleName());
    }

    public String containerRole() {
        return arns.role(containerRoleName());
    }
}
