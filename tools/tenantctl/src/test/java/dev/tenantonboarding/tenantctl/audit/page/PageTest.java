package dev.tenantonboarding.tenantctl.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Orphan;
import dev.tenantonboarding.tenancy.audit.Totals;
import dev.tenantonboarding.tenantctl.audit.Audited;
import dev.tenantonboarding.tenantctl.audit.PastAudit;

class PageTest {
    private static final String MARKUP = "<img src=x onerror=alert(1)>\"'&";

    private static String page(AuditReport report, PastAudit... history) {
        return new Page("tenant-onboarding", report, List.of(history)).html();
    }

    @Test
    void what_was_found_comes_first_with_its_probe() {
        var page = page(Audited.report(Audited.fleet(6)));

        assertThat(page).contains("<h1>1 tenant is not isolated</h1>")
                .containsSubsequence("What was found", "<b>tenant-001</b>", "violated", "call-of-neighbour", "<b>tenant-002</b>", "unproven",
                        "Who may call whom", "What was tried", "Tenant by tenant");
    }

    @Test
    void each_pair_has_a_cell_and_one_that_was_not_tried_is_empty() {
        var page = page(Audited.report(Audited.fleet(6)));

        assertThat(page).contains("12 of the 30 pairs of different tenants were tried; audits of all tenants try each pair in its turn.");
        assertThat(count(page, "<td class=\"o\">")).isEqualTo(6);
        assertThat(count(page, "<td class=\"v\">✗ let through")).isEqualTo(1);
        assertThat(count(page, "<td class=\"u\">? unproven")).isEqualTo(1);
        assertThat(count(page, "<td class=\"d\">– denied")).isEqualTo(10);
        assertThat(count(page, "<td><td>") + count(page, "<td>\n")).isPositive();
    }

    @Test
    void many_tenants_have_marks_that_tell_whom_they_are_about() {
        var page = page(Audited.report(Audited.fleet(40)));

        assertThat(page).contains("title=\"tenant-001 to tenant-003: let through\">✗", "style=\"--tenants: 40\"").doesNotContain("✗ let through<");
    }

    @Test
    void a_page_is_one_file_without_scripts_that_loads_nothing() {
        assertThat(page(Audited.report(Audited.fleet(40)), new PastAudit("2026-01-02T03-04-05Z-0a1b2c3d", new Totals(38, 1, 1))))
                .doesNotContain("<script", "src=", "href=", "@import").doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void nothing_that_an_audit_found_becomes_markup() {
        var probe = new ProbeResult(MARKUP, MARKUP, MARKUP, Expected.DENIED, Outcome.ALLOWED, MARKUP);
        var reason = AuditedTenant.unproven(new TenantId("globex"), IsolationModel.SILO, MARKUP);
        var report = Audited.report(List.of(Audited.tenant("acme", probe), reason), new Orphan("arn:" + MARKUP, Optional.of(MARKUP), MARKUP));

        var page = new Page(MARKUP, report, List.of(new PastAudit("2026-01-02T03-04-05Z-" + MARKUP, new Totals(1, 0, 0)))).html();

        assertThat(page).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    }

    @Test
    void the_last_runs_are_bars_with_their_numbers() {
        var page = page(Audited.report(Audited.fleet(3)),
                new PastAudit("2026-01-01T03-04-05Z-0a1b2c3d", new Totals(3, 0, 0)), new PastAudit("2026-01-02T15-04-05Z-0a1b2c3e", new Totals(1, 1, 1)));

        assertThat(page).contains("<title>2026-01-02T15-04-05Z-0a1b2c3e: 1 isolated, 1 violated, 1 unproven</title>", ">01-02<", ">15:04<", ">3 ✗1 ?1<",
                "in the last 2 runs");
    }

    @Test
    void a_simulation_is_not_taken_for_calls() {
        var audit = Audited.report(Audited.fleet(3));
        var simulation = new AuditReport(Optional.empty(), Optional.empty(), audit.startedAt(), audit.finishedAt(), false, true, audit.tenants(), List.of());

        assertThat(page(simulation)).contains("<b>no calls were made</b>", "made by an operator");
        assertThat(page(audit)).doesNotContain("no calls were made");
    }

    @Test
    void without_tenants_a_page_says_so() {
        assertThat(page(Audited.report(List.of()))).contains("<h1>No tenant was audited</h1>").doesNotContain("Who may call whom");
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }
}
