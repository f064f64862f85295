package dev.tenantonboarding.tenancy.policy;

/**
 * What a bridge tenant's session may do: call the endpoint that bears the tenant's name.
 *
 * <p>It says nothing of target models, so it must never reach a shared endpoint: those have names which no tenant can have.
 */
public record BridgeInvokePolicy(Arns arns) {

    /** For every tenant: the one that the session's tag names. */
    public Policy policy() {
        return naming(TenantTag.VARIABLE);
    }

    /**
     * The same for one tenant, whatever the session's tag.
     *
     * @throws IllegalArgumentException as {@link TenantTag#literal}
     */
    public Policy policyFor(String tenant) {
        return naming(TenantTag.literal(tenant));
    }

    private Policy naming(String tenant) {
        return Policy.of(Statement.allow("InvokeOwnEndpoint", "sagemaker:InvokeEndpoint").on(arns.endpoint(tenant)));
    }
}
