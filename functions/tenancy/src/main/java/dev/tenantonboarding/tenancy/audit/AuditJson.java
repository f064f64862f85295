package dev.tenantonboarding.tenancy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.VerdictJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * An audit's document. Fields that do not apply are absent; instants are ISO 8601 in UTC. What is short comes before the long list of
 * tenants, so that whoever wants the totals of many audits need not read each to its end.
 */
public final class AuditJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {}

    public static ObjectNode write(AuditReport report) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        report.run().ifPresent(run -> tree.put("run", run));
        report.executionArn().ifPresent(arn -> tree.put("executionArn", arn));
        tree.put("startedAt", report.startedAt().toString())
                .put("finishedAt", report.finishedAt().toString())
                .put("quarantine", report.quarantine())
                .put("static", report.simulated());
        tree.set("totals", totals(report.totals()));
        ArrayNode orphans = tree.putArray("orphans");
        report.orphans().forEach(orphan -> orphans.add(orphan(orphan)));
        ArrayNode tenants = tree.putArray("tenants");
        report.tenants().forEach(tenant -> tenants.add(tenant(tenant)));
        return tree;
    }

    public static ObjectNode totals(Totals totals) {
        return JsonNodeFactory.instance.objectNode()
                .put("isolated", totals.isolated())
                .put("violated", totals.violated())
                .put("unproven", totals.unproven());
    }

    public static ObjectNode tenant(AuditedTenant tenant) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode()
                .put("tenantId", tenant.tenantId().value());
        tenant.isolation().ifPresent(isolation -> tree.put("isolation", isolation.word()));
        tree.put("verdict", tenant.verdict().word().word());
        tenant.reason().ifPresent(reason -> tree.put("reason", reason));
        tree.set("probes", VerdictJson.write(tenant.verdict()).get("probes"));
        return tree;
    }

    public static ObjectNode orphan(Orphan orphan) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("arn", orphan.arn());
        orphan.tenantId().ifPresent(tenant -> tree.put("tenantId", tenant));
        return tree.put("what", orphan.what());
    }

    /** @throws IllegalArgumentException if the text is not an audit's document */
    public static AuditReport read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("an audit's document is not JSON", notJson);
        } catch (DateTimeParseException noInstant) {
            throw new IllegalArgumentException("an audit's document has a time that is none", noInstant);
        }
    }

    private static AuditReport read(JsonNode tree) {
        return new AuditReport(
                optional(tree, "run"),
                optional(tree, "executionArn"),
                instant(tree, "startedAt"),
                instant(tree, "finishedAt"),
                tree.path("quarantine").booleanValue(),
                tree.path("static").booleanValue(),
                list(tree, "tenants", AuditJson::readTenant),
                list(tree, "orphans", AuditJson::readOrphan));
    }

    /** @throws IllegalArgumentException if the tree is not what an audit says of a tenant */
    public static AuditedTenant readTenant(JsonNode tree) {
        return new AuditedTenant(
                new TenantId(text(tree, "tenantId")),
                optional(tree, "isolation").map(AuditJson::isolation),
                VerdictJson.read(tree),
                optional(tree, "reason"));
    }

    private static IsolationModel isolation(String word) {
        return IsolationModel.of(word).orElseThrow(() -> new IllegalArgumentException("an audit has no isolation model in isolation"));
    }

    private static Orphan readOrphan(JsonNode tree) {
        return new Orphan(text(tree, "arn"), optional(tree, "tenantId"), text(tree, "what"));
    }

    private static <T> List<T> list(JsonNode tree, String field, Function<JsonNode, T> read) {
        return StreamSupport.stream(tree.path(field).spliterator(), false).map(read).toList();
    }

    private static Instant instant(JsonNode tree, String field) {
        return Instant.parse(text(tree, field));
    }

    private static String text(JsonNode tree, String field) {
        return optional(tree, field).orElseThrow(() -> new IllegalArgumentException("an audit's document has no text in " + field));
    }

    private static Optional<String> optional(JsonNode tree, String field) {
        return Optional.of(tree.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
