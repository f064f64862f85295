package dev.tenantonboarding.tenancy.policy;

/**
 * What a bridge tenant's session may do: call the endpoint that bears the tenant's name.
 *
 * <p>It says nothing of target models, so it must never reach a shared endpoint: those have names which no tenant can have.
 */
public record BridgeInvokePolicy(Arns arns) {

    public Policy policy() {
        return Policy.of(Statement.allow("InvokeOwnEndpoint", "sagemaker:InvokeEndpoint")
                .on(arns.endpoint(TenantTag.VARIABLE)));
    }
}
