package dev.tenantonboarding.tenantctl.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.console.Table;

/** An audit for people at a terminal: a line for each tenant, those first that are not well. */
public final class AuditLines {

    private AuditLines() {}

    public static List<String> of(AuditReport report) {
        if (report.tenants().isEmpty() && report.orphans().isEmpty()) {
            return List.of("no active tenants");
        }
        var table = new Table("TENANT", "ISOLATION", "VERDICT", "PROBES", "WHY");
        report.tenants().stream()
                .sorted(Comparator.comparing((AuditedTenant tenant) -> urgency(tenant.verdict().word())).thenComparing(AuditedTenant::tenantId))
                .forEach(tenant -> table.row(tenant.tenantId().value(), tenant.isolationWord(), tenant.verdict().word().name(),
                        Integer.toString(tenant.verdict().probes().size()), why(tenant)));
        var lines = new ArrayList<>(table.lines());
        report.orphans().forEach(orphan -> lines.add("without a record: " + orphan.arn() + " (" + orphan.what() + ")"));
        lines.add(sentence(report.totals()) + (report.simulated() ? ", by what the policies say; no calls were made" : ""));
        return lines;
    }

    public static String sentence(Totals totals) {
        return "%d %s: %d isolated, %d violated, %d unproven".formatted(
                totals.tenants(), totals.tenants() == 1 ? "tenant" : "tenants", totals.isolated(), totals.violated(), totals.unproven());
    }

    /** The order in which an operator has to look: violated tenants, unproven ones, all others. */
    public static int urgency(Verdict.Word word) {
        return switch (word) {
            case VIOLATED -> 0;
            case UNPROVEN -> 1;
            case ISOLATED -> 2;
        };
    }

    /** The first probe that stands against the tenant's isolation, and how many more do. */
    private static String why(AuditedTenant tenant) {
        var objections = tenant.verdict().objections();
        if (objections.isEmpty()) {
            return tenant.reason().orElse("-");
        }
        return probe(objections.getFirst()) + (objections.size() > 1 ? ", and " + (objections.size() - 1) + " more" : "");
    }

    private static String probe(ProbeResult probe) {
        return "%s, %s to %s: %s (%s)".formatted(probe.name(), probe.from(), probe.to(), probe.outcome().word(), probe.detail());
    }
}
