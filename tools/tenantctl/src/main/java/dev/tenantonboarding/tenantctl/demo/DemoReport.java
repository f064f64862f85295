package dev.tenantonboarding.tenantctl.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.ProbeResult;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenantctl.console.Table;

/** What the demonstration showed, as far as it came. */
public record DemoReport(List<Tenant> tenants, List<ProbeResult> matrix) {

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
        matrix = List.copyOf(matrix);
    }

    /** The pairs for which IAM did not say what it must. */
    public List<ProbeResult> surprises() {
        return matrix.stream().filter(probe -> !probe.asExpected()).toList();
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
        for (var probe : matrix) {
            pairs.addObject().put("from", probe.from()).put("to", probe.to()).put("outcome", probe.outcome().word());
        }
        return document;
    }

    /** Who may call whose model: a row for each caller, a column for each model. */
    public List<String> matrixLines() {
        var names = tenants.stream().map(tenant -> tenant.tenantId().value()).toList();
        var headings = new ArrayList<>(List.of("caller"));
        names.forEach(name -> headings.add(name + "'s model"));
        var table = new Table(headings);
        for (var from : names) {
            var row = new ArrayList<>(List.of(from));
            names.forEach(to -> row.add(outcome(from, to)));
            table.row(row);
        }
        return table.lines();
    }

    /** For people: the table, and what it says. */
    public List<String> lines() {
        var lines = new ArrayList<>(matrixLines());
        lines.add("Each tenant got its own model's answer, and IAM denied every call to another's.");
        return lines;
    }

    private String outcome(String from, String to) {
        return matrix.stream()
                .filter(probe -> probe.from().equals(from) && probe.to().equals(to))
                .map(probe -> probe.outcome().word())
                .findFirst().orElse("not tried");
    }
}
