package dev.tenantonboarding.tenantctl.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tenantonboarding.tenancy.Failure;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.console.Answer;

/** A tenant as an operator sees it: the record, and how far its execution is. */
public record TenantView(TenantRecord tenant, Optional<Progress> execution, Optional<PathView> path) {

    /** The status that has no record behind it. */
    public static final String UNKNOWN = "UNKNOWN";

    public static Answer unknown(String tenantId) {
        var document = JsonNodeFactory.instance.objectNode().put("tenantId", tenantId).put("status", UNKNOWN);
        return new Answer(document, List.of(line("tenant", tenantId), line("status", UNKNOWN)));
    }

    /** What a list shows of a tenant. */
    public static ObjectNode summary(TenantRecord tenant) {
        var document = JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenant.tenantId().value())
                .put("status", tenant.status().name())
                .put("isolation", tenant.tenant().isolation().word());
        document.put("endpointName", tenant.endpointName().orElse(null));
        tenant.apiUrl().ifPresent(url -> document.put("apiUrl", url));
        tenant.quarantine().ifPresent(quarantine -> document.putObject("quarantine")
                .put("reason", quarantine.reason())
                .put("violation", quarantine.violation())
                .put("at", quarantine.at().toString()));
        tenant.deletion().ifPresent(event -> document.set("deletion", deletion(event)));
        return document
                .put("executionArn", tenant.owner().executionArn())
                .put("createdAt", tenant.createdAt().toString())
                .put("updatedAt", tenant.updatedAt().toString());
    }

    private static ObjectNode deletion(JsonNode event) {
        var document = JsonNodeFactory.instance.objectNode();
        text(event, "id").ifPresent(id -> document.put("eventId", id));
        text(event, "time").ifPresent(time -> document.put("at", time));
        text(event.path("detail"), "reason").ifPresent(reason -> document.put("reason", reason));
        text(event.path("detail"), "correlationId").ifPresent(id -> document.put("correlationId", id));
        return document;
    }

    /** Why the execution stopped. The record hears of it a moment after the execution. */
    public Optional<Failure> failure() {
        return tenant.failure().or(() -> execution.flatMap(Progress::failure));
    }

    public Answer answer() {
        return new Answer(document(), lines());
    }

    private ObjectNode document() {
        var document = summary(tenant);
        execution.flatMap(Progress::state).ifPresent(state -> document.put("state", state));
        tenant.artifact().ifPresent(artifact -> document.putObject("artifact")
                .put("url", "s3://" + artifact.bucket() + "/" + artifact.key())
                .put("sha256", artifact.sha256())
                .put("bytes", artifact.bytes()));
        tenant.verdict().ifPresent(verdict -> document.put("verdict", verdict.word().name()));
        failure().ifPresent(failure -> document.putObject("failure")
                .put("state", failure.state())
                .put("error", failure.error())
                .put("cause", failure.cause())
                .put("at", failure.at().toString()));
        path.ifPresent(view -> document.set("path", view.document()));
        return document;
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line("tenant", tenant.tenantId() + " (" + tenant.tenant().tenantName() + ")"));
        lines.add(line("status", tenant.status().name()));
        lines.add(line("isolation", tenant.tenant().isolation().word()));
        lines.add(line("endpoint", tenant.endpointName().orElse(tenant.deletion().isPresent() ? "none" : "none yet")));
        tenant.apiUrl().ifPresent(url -> lines.add(line("api", url)));
        tenant.quarantine().ifPresent(quarantine -> lines.add(line("quarantine", "since " + quarantine.at() + ": " + quarantine.reason())));
        tenant.deletion().ifPresent(event -> lines.add(line("deletion", deletionLine(event))));
        tenant.artifact().ifPresent(artifact -> lines.add(line("model",
                "s3://" + artifact.bucket() + "/" + artifact.key() + " (" + artifact.bytes() + " bytes, SHA-256 " + artifact.sha256() + ")")));
        tenant.verdict().ifPresent(verdict -> lines.add(line("verdict", verdict.word().name())));
        lines.add(line("execution", tenant.owner().executionArn()));
        execution.flatMap(Progress::state).ifPresent(state -> lines.add(line("state", state)));
        failure().ifPresent(failure -> lines.add(line("failure", failure.error() + " in " + failure.state() + ": " + failure.cause())));
        lines.add(line("updated", tenant.updatedAt().toString()));
        path.ifPresent(view -> lines.addAll(view.lines()));
        return lines;
    }

    private static String deletionLine(JsonNode event) {
        return "asked for by event " + text(event, "id").orElse("without an id") + text(event, "time").map(time -> " of " + time).orElse("")
                + text(event.path("detail"), "reason").map(reason -> ": " + reason).orElse("");
    }

    /** An execution may be started by hand with less than EventBridge's envelope. */
    private static Optional<String> text(JsonNode tree, String field) {
        return Optional.ofNullable(tree.path(field).textValue());
    }

    private static String line(String name, String value) {
        return "%-10s %s".formatted(name, value);
    }
}
