package dev.tenantonboarding.tenancy.audit;

import dev.tenantonboarding.tenancy.Verdict;
import java.util.List;

/** How many tenants of an audit have which verdict. */
public record Totals(int isolated, int violated, int unproven) {

    public static Totals of(List<AuditedTenant> tenants) {
        return new Totals(
                count(tenants, Verdict.Word.ISOLATED), count(tenants, Verdict.Word.VIOLATED), count(tenants, Verdict.Word.UNPROVEN));
    }

    private static int count(List<AuditedTenant> tenants, Verdict.Word word) {
        return (int) tenants.stream().filter(tenant -> tenant.verdict().word() == word).count();
    }

    public int tenants() {
        return isolated + violated + unproven;
    }

    public boolean allIsolated() {
        return violated == 0 && unproven == 0;
    }
}
