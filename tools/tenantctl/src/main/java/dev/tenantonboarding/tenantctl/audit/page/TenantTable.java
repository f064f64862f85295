package dev.tenantonboarding.tenantctl.audit.page;

import java.util.Comparator;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.audit.Matrix;
import dev.tenantonboarding.tenantctl.audit.Matrix.Cell;

/** Every tenant in a line, with the names that a large matrix has no room for on paper. */
record TenantTable(Matrix matrix) {
    private static final int MOST_NAMES = 12;

    String html() {
        if (matrix.tenants().isEmpty()) {
            return "";
        }
        return """
                <section><h2>Tenant by tenant</h2>
                <table class="tenants"><thead><tr><th>Tenant<th>Isolation<th>Verdict<th>Tried against<th class="n">Probes<th class="n">As expected</thead><tbody>
                %s</tbody></table></section>
                """.formatted(Html.each(matrix.tenants().stream().sorted(Comparator.comparing(AuditedTenant::tenantId)).toList(), this::row));
    }

    private String row(AuditedTenant tenant) {
        var word = tenant.verdict().word().word();
        var probes = tenant.verdict().probes();
        return "<tr class=\"%s\"><td>%s<td>%s<td><span class=\"mark\">%s</span><td>%s<td class=\"n\">%,d<td class=\"n\">%,d\n".formatted(
                word, Html.text(tenant.tenantId().value()), tenant.isolationWord(), word, neighbours(tenant), probes.size(),
                probes.stream().filter(ProbeResult::asExpected).count());
    }

    private String neighbours(AuditedTenant tenant) {
        var names = matrix.tenants().stream().map(AuditedTenant::tenantId)
                .filter(other -> !other.equals(tenant.tenantId()))
                .filter(other -> matrix.cell(tenant.tenantId(), other) != Cell.UNTRIED || matrix.cell(other, tenant.tenantId()) != Cell.UNTRIED)
                .sorted().map(id -> Html.text(id.value())).toList();
        if (names.isEmpty()) {
            return "names like its own";
        }
        var listed = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? listed + " and " + Html.count(names.size() - MOST_NAMES, "more tenant") : listed;
    }
}
