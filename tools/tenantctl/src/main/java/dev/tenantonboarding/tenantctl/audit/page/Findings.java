package dev.tenantonboarding.tenantctl.audit.page;

import java.util.Comparator;
import java.util.List;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.audit.AuditLines;

/** The tenants that somebody has to look after, violated ones first, each with what was found. */
record Findings(AuditReport report) {
    /** A wall that is down lets nearly every probe through; what it is shows in the first ones. */
    private static final int MOST_PROBES = 20;
    /** More than a few are unfolded one by one. */
    private static final int MOST_OPEN = 10;

    String html() {
        var found = report.tenants().stream()
                .filter(tenant -> tenant.verdict().word() != Verdict.Word.ISOLATED)
                .sorted(Comparator.comparing((AuditedTenant tenant) -> AuditLines.urgency(tenant.verdict().word())).thenComparing(AuditedTenant::tenantId))
                .toList();
        if (found.isEmpty()) {
            return "";
        }
        return "<section class=\"findings\"><h2>What was found</h2>\n"
                + Html.each(found.subList(0, Math.min(MOST_OPEN, found.size())), tenant -> tenant(tenant, " open"))
                + Html.each(found.subList(Math.min(MOST_OPEN, found.size()), found.size()), tenant -> tenant(tenant, "")) + "</section>\n";
    }

    private static String tenant(AuditedTenant tenant, String open) {
        var word = tenant.verdict().word().word();
        return "<details class=\"%s\"%s><summary><b>%s</b> <span class=\"mark\">%s</span> %s%s</summary>%s</details>\n".formatted(
                word, open, Html.text(tenant.tenantId().value()), word, tenant.isolationWord(),
                tenant.reason().map(reason -> ": " + Html.text(reason)).orElse(""), probes(tenant.verdict().objections()));
    }

    private static String probes(List<ProbeResult> objections) {
        if (objections.isEmpty()) {
            return "";
        }
        var more = objections.size() - MOST_PROBES;
        return "<table><thead><tr><th>Probe<th>As<th>To<th>Must be<th>Was<th>Because</thead><tbody>"
                + Html.each(objections.subList(0, Math.min(MOST_PROBES, objections.size())), Findings::probe) + "</tbody></table>"
                + (more > 0 ? "<p>and " + Html.count(more, "more probe") + "; <code>--json</code> has all.</p>" : "");
    }

    private static String probe(ProbeResult probe) {
        return "<tr><td><code>%s</code><td>%s<td>%s<td>%s<td><b>%s</b><td>%s".formatted(Html.text(probe.name()), Html.text(probe.from()),
                Html.text(probe.to()), probe.expected().word(), probe.outcome().word(), Html.text(probe.detail()));
    }
}
