package dev.tenantonboarding.tenancy.audit;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What an audit says of one tenant.
 *
 * @param isolation its isolation model, if that is known
 * @param reason why there are no probes, or fewer than there should be
 */
public record AuditedTenant(TenantId tenantId, Optional<IsolationModel> isolation, Verdict verdict, Optional<String> reason) {

    /** @throws IllegalArgumentException if nothing was probed and nothing says why, or the tenant is said to be isolated all the same */
    public AuditedTenant {
        if (verdict.probes().isEmpty() && reason.isEmpty()) {
            throw new IllegalArgumentException("tenant " + tenantId + " has neither probes nor a reason");
        }
        if (verdict.word() == Verdict.Word.ISOLATED && reason.isPresent()) {
            throw new IllegalArgumentException("tenant " + tenantId + " is isolated, which needs no reason");
        }
    }

    public static AuditedTenant probed(TenantId tenant, IsolationModel isolation, Verdict verdict) {
        return new AuditedTenant(tenant, Optional.of(isolation), verdict, Optional.empty());
    }

    /** A tenant that could not be probed is unproven, never passed. */
    public static AuditedTenant unproven(TenantId tenant, IsolationModel isolation, String reason) {
        return new AuditedTenant(tenant, Optional.of(isolation), Verdict.of(List.of()), Optional.of(reason));
    }

    /** A tenant whose record cannot be read: nobody can probe it, nor say whether it still is one. */
    public static AuditedTenant unreadable(TenantId tenant) {
        return new AuditedTenant(tenant, Optional.empty(), Verdict.of(List.of()), Optional.of("its record cannot be read"));
    }

    /** The isolation model in a word. */
    public String isolationWord() {
        return isolation.map(IsolationModel::word).orElse("unknown");
    }
}
