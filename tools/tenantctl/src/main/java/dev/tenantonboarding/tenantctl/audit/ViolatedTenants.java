package dev.tenantonboarding.tenantctl.audit;

import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.console.Console;
import dev.tenantonboarding.tenantctl.tenants.QuarantineFunction;

/** Shuts out the tenants for which an audit of named ones found that IAM lets forbidden calls through. */
public record ViolatedTenants(QuarantineFunction quarantine, Console console) {

    /**
     * @return the audit, which says now that they are shut out
     * @throws CommandFailed if it is not certain that one of them is
     */
    public AuditReport hold(AuditReport report) {
        report.tenants().stream().filter(tenant -> tenant.verdict().word() == Verdict.Word.VIOLATED).forEach(tenant -> {
            quarantine.shut(tenant.tenantId(), reason(tenant));
            console.note(tenant.tenantId() + " is in quarantine: its calls are refused, and so are all others of its model");
        });
        return new AuditReport(report.run(), report.executionArn(), report.startedAt(), report.finishedAt(), true, report.simulated(),
                report.tenants(), report.orphans());
    }

    private static String reason(AuditedTenant tenant) {
        var names = tenant.verdict().objections().stream().map(probe -> probe.name()).distinct().toList();
        return "an audit found that IAM let a forbidden call through: " + names.getFirst() + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "");
    }
}
