package dev.tenantonboarding.onboarding.waking;

import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;

/** An event with which CloudFormation or SageMaker tells of a resource's new status. */
public record StatusChange(Map<?, ?> detail) {
    /** @throws IllegalArgumentException if it has no detail */
    public static StatusChange of(Map<String, Object> event) {
        if (event.get("detail") instanceof Map<?, ?> detail) {
            return new StatusChange(detail);
        }
        throw new IllegalArgumentException("not a status change: it has no detail");
    }

    /** The tenant whose onboarding may wait for that; empty if none does. Whether there is such a tenant, its record says. */
    public Optional<TenantId> tenant() {
        if (detail.get("stack-id") instanceof String arn) {
            String[] parts = arn.split("/");
            return parts.length > 1 ? SiloNames.ofStack(parts[1]) : Optional.empty();
        }
        // A bridge tenant's endpoint has the tenant's name, and no other endpoint here has one that is a tenant's.
        if (detail.get("EndpointName") instanceof String endpoint) {
            return Optional.of(endpoint).filter(TenantId::isLegal).map(TenantId::new);
        }
        throw new IllegalArgumentException("not a status change of a stack or an endpoint: it names neither");
    }
}
