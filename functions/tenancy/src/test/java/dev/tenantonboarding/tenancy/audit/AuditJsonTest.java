package dev.tenantonboarding.tenancy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJsonTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final AuditedTenant VIOLATED = AuditedTenant.probed(ACME, IsolationModel.POOL, Verdict.of(List.of(
            new ProbeResult("own-call", "acme", "acme", Expected.ALLOWED, Outcome.ALLOWED, "the model answered"),
            new ProbeResult("call-of-neighbour", "acme", "globex", Expected.DENIED, Outcome.ALLOWED, "the model answered"))));
    private static final AuditedTenant UNPROVEN =
            AuditedTenant.unproven(new TenantId("globex"), IsolationModel.SILO, "not active any more");
    private static final AuditReport REPORT = new AuditReport(
            Optional.of("2026-11-24T01-02-03Z-0a1b2c3d"), Optional.of("arn:aws:states:us-east-1:1:execution:a:b"),
            Instant.parse("2026-11-24T01:02:03Z"), Instant.parse("2026-11-24T01:04:05Z"), true, false,
            List.of(VIOLATED, UNPROVEN, AuditedTenant.unreadable(new TenantId("hooli"))),
            List.of(new Orphan("arn:aws:sagemaker:us-east-1:1:endpoint/initech", Optional.of("initech"), "endpoint")));

    @Test
    void a_document_reads_back_as_what_was_written() {
        assertThat(AuditJson.read(AuditJson.write(REPORT).toString())).isEqualTo(REPORT);
    }

    @Test
    void what_does_not_apply_is_left_out() {
        var named = new AuditReport(Optional.empty(), Optional.empty(), REPORT.startedAt(), REPORT.finishedAt(), false, true, List.of(), List.of());

        assertThat(AuditJson.write(named).toString()).isEqualTo("""
                {"startedAt":"2026-11-24T01:02:03Z","finishedAt":"2026-11-24T01:04:05Z","quarantine":false,"static":true,\
                "totals":{"isolated":0,"violated":0,"unproven":0},"orphans":[],"tenants":[]}""");
        assertThat(AuditJson.read(AuditJson.write(named).toString())).isEqualTo(named);
    }

    @Test
    void the_totals_count_verdicts_and_come_before_the_tenants() {
        var document = AuditJson.write(REPORT);

        assertThat(REPORT.totals()).isEqualTo(new Totals(0, 1, 2));
        assertThat(REPORT.totals().allIsolated()).isFalse();
        assertThat(document.fieldNames()).toIterable().last().isEqualTo("tenants");
        assertThat(document.path("tenants").findValuesAsText("verdict")).containsExactly("violated", "unproven", "unproven");
    }

    @Test
    void a_tenant_without_probes_has_a_reason_and_is_never_isolated() {
        var passed = new Verdict(Verdict.Word.ISOLATED, List.of());
        assertThatThrownBy(() -> new AuditedTenant(ACME, Optional.of(IsolationModel.POOL), passed, Optional.empty())).hasMessageContaining("acme");
        assertThatThrownBy(() -> new AuditedTenant(ACME, Optional.of(IsolationModel.POOL), passed, Optional.of("gone"))).hasMessageContaining("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"startedAt\": \"now\"}",
        "{\"startedAt\": \"2026-11-24T01:02:03Z\", \"finishedAt\": \"2026-11-24T01:02:03Z\", \"tenants\": [{}]}"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> AuditJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
