package dev.tenantonboarding.tenantctl.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;

/** Who may call whose model, as far as an audit tried: a row for each caller and a column for each model. */
public final class Matrix {
    private final List<AuditedTenant> tenants;
    private final Map<Pair, Set<ProbeResult>> probes;

    /** What the probes from one tenant to another, or to itself, say together. */
    public enum Cell {
        ALLOWED("allowed"), DENIED("denied"), VIOLATED("let through"), UNPROVEN("unproven"), UNTRIED("not tried");

        private final String words;

        Cell(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private record Pair(String from, String to) {
        boolean isOwn() {
            return from.equals(to);
        }
    }

    private Matrix(List<AuditedTenant> tenants, Map<Pair, Set<ProbeResult>> probes) {
        this.tenants = tenants;
        this.probes = probes;
    }

    public static Matrix of(Collection<AuditedTenant> audited) {
        var ids = audited.stream().map(tenant -> tenant.tenantId().value()).collect(Collectors.toSet());
        var probes = new HashMap<Pair, Set<ProbeResult>>();
        // Two neighbours that were both audited tell of the same pair.
        audited.stream().flatMap(tenant -> tenant.verdict().probes().stream())
                .filter(probe -> ids.contains(probe.from()) && ids.contains(probe.to()))
                .forEach(probe -> probes.computeIfAbsent(new Pair(probe.from(), probe.to()), pair -> new HashSet<>()).add(probe));
        return new Matrix(List.copyOf(audited), probes);
    }

    /** In the order of rows and columns. */
    public List<AuditedTenant> tenants() {
        return tenants;
    }

    public Cell cell(TenantId from, TenantId to) {
        var pair = new Pair(from.value(), to.value());
        var tried = probes.getOrDefault(pair, Set.of());
        if (tried.isEmpty()) {
            return Cell.UNTRIED;
        }
        if (tried.stream().anyMatch(ProbeResult::violates)) {
            return Cell.VIOLATED;
        }
        if (!tried.stream().allMatch(ProbeResult::asExpected)) {
            return Cell.UNPROVEN;
        }
        return pair.isOwn() ? own(tried) : Cell.DENIED;
    }

    /** A tenant is denied some ways to its own model too; only its own call makes it one that is allowed. */
    private static Cell own(Set<ProbeResult> tried) {
        return tried.stream().anyMatch(probe -> probe.expected() == ProbeResult.Expected.ALLOWED) ? Cell.ALLOWED : Cell.UNPROVEN;
    }

    /** How many of all pairs of different tenants were tried. */
    public long pairsTried() {
        return probes.keySet().stream().filter(pair -> !pair.isOwn()).count();
    }

    public long pairs() {
        return (long) tenants.size() * (tenants.size() - 1);
    }
}
