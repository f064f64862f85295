package dev.tenantonboarding.tenantctl.audit.page;

import java.util.Comparator;
import java.util.List;

import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenantctl.audit.Matrix;
import dev.tenantonboarding.tenantctl.audit.Matrix.Cell;

/** Who may call whom. A few tenants have words in their cells, many have marks. A pair that was not tried has an empty cell. */
record MatrixTable(Matrix matrix) {
    private static final int MOST_IN_WORDS = 12;

    String html() {
        if (matrix.tenants().isEmpty()) {
            return "";
        }
        var tenants = matrix.tenants().stream().sorted(Comparator.comparing(AuditedTenant::tenantId)).toList();
        var words = tenants.size() <= MOST_IN_WORDS;
        return """
                <section><h2>Who may call whom</h2>
                <p>A row for each caller, a column for each model. %s%s</p>
                %s<div class="scroll"><table class="matrix %s" style="--tenants: %d"><thead><tr><td class="corner">%s</thead><tbody>
                %s</tbody></table></div></section>
                """.formatted(tried(), words ? "" : " Point at a cell to read which two it is about.", legend(), words ? "words" : "marks",
                tenants.size(), Html.each(tenants, tenant -> "<th scope=\"col\"><span>" + name(tenant) + "</span>"),
                Html.each(tenants, caller -> row(caller, tenants, words)));
    }

    private String tried() {
        var pairs = matrix.pairs();
        var tried = matrix.pairsTried();
        if (pairs == 0) {
            return "There is one tenant only, so names like its own stood in for others.";
        }
        return "%,d of the %s of different tenants %s tried%s".formatted(tried, Html.count(pairs, "pair"), tried == 1 ? "was" : "were",
                tried == pairs ? "." : "; audits of all tenants try each pair in its turn.");
    }

    private static String legend() {
        return "<ul class=\"legend\">" + Html.each(List.of(Cell.values()),
                cell -> "<li><i class=\"%s\">%s</i> %s</li>".formatted(style(cell), mark(cell), meaning(cell))) + "</ul>\n";
    }

    private String row(AuditedTenant caller, List<AuditedTenant> tenants, boolean words) {
        return "<tr><th scope=\"row\">" + name(caller) + Html.each(tenants, model -> cell(caller.tenantId(), model.tenantId(), words)) + "\n";
    }

    private String cell(TenantId from, TenantId to, boolean words) {
        var cell = matrix.cell(from, to);
        if (cell == Cell.UNTRIED) {
            return "<td>";
        }
        return words ? "<td class=\"%s\">%s %s".formatted(style(cell), mark(cell), cell.words())
                : "<td class=\"%s\" title=\"%s to %s: %s\">%s".formatted(style(cell), from, to, cell.words(), mark(cell));
    }

    private static String name(AuditedTenant tenant) {
        return Html.text(tenant.tenantId().value());
    }

    private static String style(Cell cell) {
        return switch (cell) {
            case ALLOWED -> "o";
            case DENIED -> "d";
            case VIOLATED -> "v";
            case UNPROVEN -> "u";
            case UNTRIED -> "";
        };
    }

    private static String mark(Cell cell) {
        return switch (cell) {
            case ALLOWED -> "✓";
            case DENIED -> "–";
            case VIOLATED -> "✗";
            case UNPROVEN -> "?";
            case UNTRIED -> "";
        };
    }

    private static String meaning(Cell cell) {
        return switch (cell) {
            case ALLOWED -> "allowed: its own model";
            case DENIED -> "denied, as it must be";
            case VIOLATED -> "let through, and must not be";
            case UNPROVEN -> "unproven: no answer that tells";
            case UNTRIED -> "not tried";
        };
    }
}
