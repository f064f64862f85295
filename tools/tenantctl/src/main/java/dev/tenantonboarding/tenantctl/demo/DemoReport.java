package dev.tenantonboarding.tenantctl.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.console.Table;

/**
 * What the demonstration showed, as far as it came.
 *
 * @param probes of all pairs, several for some; none before the isolation test ran
 */
public record DemoReport(List<Tenant> tenants, List<ProbeResult> probes) {

    /**
     * One tenant.
     *
     * @param status     the record's status, or that of the execution if there is no record
     * @param took       from the signup to the onboarding's end, on the user's clock
     * @param prediction what its model answered, once asked
     */
    public record Tenant(TenantId tenantId, String isolation, String status, Duration took, Optional<String> prediction) {
        Tenant answered(String answer) {
            return new Tenant(tenantId, isolation, status, took, Optional.of(answer));
        }
    }

    public DemoReport {
        tenants = List.copyOf(tenants);
        probes = List.copyOf(probes);
    }

    /** Whether one tenant can call another's model, in whatever way was tried. */
    public record Pair(TenantId from, TenantId to, Outcome outcome) {
        private boolean asItMustBe() {
            return outcome == right(from, to);
        }

        private static Outcome right(TenantId from, TenantId to) {
            return from.equals(to) ? Outcome.ALLOWED : Outcome.DENIED;
        }
    }

    /** Every ordered pair of tenants, each with itself included; none before the isolation test ran. */
    public List<Pair> matrix() {
        if (probes.isEmpty()) {
            return List.of();
        }
        return tenants.stream().map(Tenant::tenantId)
                .flatMap(from -> tenants.stream().map(Tenant::tenantId).map(to -> new Pair(from, to, outcome(from, to)))).toList();
    }

    /** What must be, only if each of the pair's calls showed it. */
    private Outcome outcome(TenantId from, TenantId to) {
        var outcomes = probes.stream().filter(probe -> probe.from().equals(from.value()) && probe.to().equals(to.value()))
                .map(ProbeResult::outcome).collect(Collectors.toSet());
        var wrong = from.equals(to) ? Outcome.DENIED : Outcome.ALLOWED;
        if (outcomes.contains(wrong)) {
            return wrong;
        }
        var right = Pair.right(from, to);
        return outcomes.equals(Set.of(right)) ? right : Outcome.UNPROVEN;
    }

    /** The pairs for which the answers were not what they must be. */
    public List<Pair> surprises() {
        return matrix().stream().filter(pair -> !pair.asItMustBe()).toList();
    }

    public ObjectNode document() {
        var document = JsonNodeFactory.instance.objectNode();
        var list = document.putArray("tenants");
        for (var tenant : tenants) {
            list.addObject()
                    .put("tenantId", tenant.tenantId().value())
                    .put("isolation", tenant.isolation())
                    .put("status", tenant.status())
                    .put("seconds", tenant.took().toMillis() / 1000.0)
                    .put("prediction", tenant.prediction().orElse(null));
        }
        var pairs = document.putArray("matrix");
        for (var pair : matrix()) {
            pairs.addObject().put("from", pair.from().value()).put("to", pair.to().value()).put("outcome", pair.outcome().word());
        }
        return document;
    }

    /** Who may call whose model: a row for each caller, a column for each model. */
    public List<String> matrixLines() {
        var headings = new ArrayList<>(List.of("caller"));
        tenants.forEach(tenant -> headings.add(tenant.tenantId() + "'s model"));
        var table = new Table(headings);
        for (var caller : tenants) {
            var row = new ArrayList<>(List.of(caller.tenantId().value()));
            matrix().stream().filter(pair -> pair.from().equals(caller.tenantId())).forEach(pair -> row.add(pair.outcome().word()));
            table.row(row);
        }
        return table.lines();
    }

    /** For people: the table, and what it says. */
    public List<String> lines() {
        var lines = new ArrayList<>(matrixLines());
        lines.add("Each tenant got its own model's answer. IAM denied every call to another's, and a silo tenant's API refused every other token.");
        return lines;
    }
}
