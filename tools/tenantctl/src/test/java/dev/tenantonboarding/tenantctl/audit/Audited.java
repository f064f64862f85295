package dev.tenantonboarding.tenantctl.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.Verdict;
import dev.tenantonboarding.tenancy.audit.AuditReport;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import dev.tenantonboarding.tenancy.audit.Orphan;

/** Audits for tests. */
public final class Audited {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Audited() {}

    public static ProbeResult probe(String name, String from, String to, Expected expected, Outcome outcome) {
        return new ProbeResult(name, from, to, expected, outcome, "as seen");
    }

    public static ProbeResult own(String tenant) {
        return probe("own-call", tenant, tenant, Expected.ALLOWED, Outcome.ALLOWED);
    }

    public static ProbeResult denied(String from, String to) {
        return probe("call-of-neighbour", from, to, Expected.DENIED, Outcome.DENIED);
    }

    public static ProbeResult letThrough(String from, String to) {
        return probe("call-of-neighbour", from, to, Expected.DENIED, Outcome.ALLOWED);
    }

    public static ProbeResult silent(String from, String to) {
        return probe("call-of-neighbour", from, to, Expected.DENIED, Outcome.UNPROVEN);
    }

    public static AuditedTenant tenant(String id, ProbeResult... probes) {
        return AuditedTenant.probed(new TenantId(id), IsolationModel.POOL, Verdict.of(List.of(probes)));
    }

    public static AuditReport report(List<AuditedTenant> tenants, Orphan... orphans) {
        return new AuditReport(Optional.of("2026-01-02T03-04-05Z-0a1b2c3d"), Optional.empty(), START, START.plusMillis(12_345), false, false,
                tenants, List.of(orphans));
    }

    /** Tenants by turns of each isolation model, each probed against the two that follow it; one violated and one unproven among them. */
    public static List<AuditedTenant> fleet(int tenants) {
        return IntStream.range(0, tenants).mapToObj(number -> member(number, tenants)).toList();
    }

    private static AuditedTenant member(int number, int all) {
        var self = name(number);
        var second = name((number + 2) % all);
        var farther = switch (number) {
            case 1 -> letThrough(self, second);
            case 2 -> silent(self, second);
            default -> denied(self, second);
        };
        var verdict = Verdict.of(List.of(own(self), denied(self, name((number + 1) % all)), farther));
        return AuditedTenant.probed(new TenantId(self), IsolationModel.values()[number % IsolationModel.values().length], verdict);
    }

    private static String name(int number) {
        return "tenant-%03d".formatted(number);
    }
}
