package dev.tenantonboarding.onboarding.audit;

import dev.tenantonboarding.tenancy.audit.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run in numbers: the tenants by verdict, and the resources that belong to none. */
public record AuditResult(Totals tenants, int orphans) {
    /** By name, in the order in which they are told. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("isolated", tenants.isolated());
        counts.put("violated", tenants.violated());
        counts.put("unproven", tenants.unproven());
        counts.put("orphans", orphans);
        return counts;
    }

    /** @throws NumberFormatException if a count is missing or no number */
    static AuditResult of(Map<String, String> counts) {
        Totals tenants = new Totals(number(counts, "isolated"), number(counts, "violated"), number(counts, "unproven"));
        return new AuditResult(tenants, number(counts, "orphans"));
    }

    private static int number(Map<String, String> counts, String name) {
        return Integer.parseInt(counts.getOrDefault(name, "no count " + name));
    }
}
