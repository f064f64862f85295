package dev.tenantonboarding.tenantctl.audit.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.audit.Matrix;
import dev.tenantonboarding.tenantctl.audit.PastAudit;

/**
 * An audit as a page: one file without scripts that loads nothing, for a screen in light or dark and for paper.
 *
 * @param stack whose tenants these are
 * @param history earlier audits of all tenants, oldest first
 */
public record Page(String stack, AuditReport report, List<PastAudit> history) {
    private static final String STYLE = "page.css";

    public Page {
        history = List.copyOf(history);
    }

    public String html() {
        var matrix = Matrix.of(report.tenants());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <title>Isolation audit of %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <h1>%s</h1>
                <p class="about">%s</p>
                </header>
                <main>
                %s%s%s%s%s%s%s</main>
                </body>
                </html>
                """.formatted(Html.text(stack), style(), headline(report.totals()), about(), numbers(), new Findings(report).html(),
                new MatrixTable(matrix).html(), new KindTable(report).html(), new HistoryChart(history).html(),
                new OrphanTable(report.orphans()).html(), new TenantTable(matrix).html());
    }

    private static String headline(Totals totals) {
        if (totals.tenants() == 0) {
            return "No tenant was audited";
        }
        if (totals.violated() > 0) {
            return Html.count(totals.violated(), "tenant") + (totals.violated() == 1 ? " is" : " are") + " not isolated";
        }
        return totals.unproven() > 0
                ? "The isolation of " + Html.count(totals.unproven(), "tenant") + " is unproven"
                : totals.tenants() == 1 ? "The tenant is isolated" : "All " + Html.count(totals.tenants(), "tenant") + " are isolated";
    }

    private String about() {
        var kind = report.run().map(run -> "run <b>" + Html.text(run) + "</b>").orElse("made by an operator");
        return "Isolation audit of <b>%s</b>, %s, begun %s, took %s s%s%s".formatted(Html.text(stack), kind,
                report.startedAt().truncatedTo(ChronoUnit.SECONDS), seconds(Duration.between(report.startedAt(), report.finishedAt())),
                report.simulated() ? "; <b>no calls were made</b>: IAM's simulator said what the policies say" : "",
                report.quarantine() ? "; tenants found violated were put in quarantine" : "");
    }

    private static String seconds(Duration took) {
        return "%,.1f".formatted(took.toMillis() / 1_000.0);
    }

    private String numbers() {
        var totals = report.totals();
        return "<ul class=\"numbers\">" + number("violated", totals.violated(), "violated") + number("unproven", totals.unproven(), "unproven")
                + number("isolated", totals.isolated(), "isolated")
                + number("probes", report.tenants().stream().mapToLong(tenant -> tenant.verdict().probes().size()).sum(), "probes")
                + number("orphans", report.orphans().size(), "without a record") + "</ul>\n";
    }

    private static String number(String style, long value, String name) {
        return "<li class=\"%s%s\"><b>%,d</b> %s</li>".formatted(style, value == 0 ? " none" : "", value, name);
    }

    private static String style() {
        try (var style = Page.class.getResourceAsStream(STYLE)) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + STYLE + " can't be read", e);
        }
    }
}
