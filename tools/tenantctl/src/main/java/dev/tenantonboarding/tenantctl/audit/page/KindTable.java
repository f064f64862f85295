package dev.tenantonboarding.tenantctl.audit.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenantctl.audit.ProbeKind;

/** What was tried, by kind, and how often it went as it must. */
record KindTable(AuditReport report) {

    String html() {
        Map<ProbeKind, List<ProbeResult>> kinds = report.tenants().stream().flatMap(tenant -> tenant.verdict().probes().stream())
                .collect(Collectors.groupingBy(ProbeKind::of, () -> new EnumMap<>(ProbeKind.class), Collectors.toList()));
        if (kinds.isEmpty()) {
            return "";
        }
        return """
                <section><h2>What was tried</h2>
                <table class="kinds"><thead><tr><th>Kind<th class="n">Probes<th class="n">As expected<th class="n">Let through<th class="n">Unproven</thead><tbody>
                %s</tbody></table></section>
                """.formatted(Html.each(kinds.entrySet(), kind -> row(kind.getKey(), kind.getValue())));
    }

    private static String row(ProbeKind kind, List<ProbeResult> probes) {
        var right = probes.stream().filter(ProbeResult::asExpected).count();
        var violations = probes.stream().filter(ProbeResult::violates).count();
        return "<tr><td><b>%s</b> <span class=\"meaning\">%s</span><td class=\"n\">%,d<td class=\"n\">%,d%s%s\n".formatted(kind.title(), kind.meaning(),
                probes.size(), right, number("violated", violations), number("unproven", probes.size() - right - violations));
    }

    private static String number(String style, long value) {
        return value == 0 ? "<td class=\"n none\">0" : "<td class=\"n %s\"><span class=\"mark\">%,d</span>".formatted(style, value);
    }
}
