package dev.tenantonboarding.tenancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A record as it lies in the records bucket. Fields that do not apply yet are absent; instants are ISO 8601 in UTC. */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    public static String write(TenantRecord tenant) {
        return tree(tenant).toPrettyString();
    }

    /** @throws IllegalArgumentException if the text is not a tenant's record */
    public static TenantRecord read(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return new TenantRecord(
                    tenant(tree),
                    TenantStatus.valueOf(text(tree, "status")),
                    new Owner(text(tree.path("owner"), "executionArn"), tree.path("owner").path("redriveCount").intValue()),
                    optional(tree, "artifact", RecordJson::artifact),
                    optional(tree, "endpointName", JsonNode::asText),
                    optional(tree, "apiUrl", JsonNode::asText),
                    optional(tree, "failure", RecordJson::failure),
                    optional(tree, "verdict", VerdictJson::read),
                    optional(tree, "quarantine", RecordJson::quarantine),
                    texts(tree, "poolStaleConfigs"),
                    tree.has("event") ? tree.get("event") : JSON.createObjectNode(),
                    optional(tree, "deletion", Function.identity()),
                    optional(tree, "repeatedAt", sent -> Instant.parse(text(tree, "repeatedAt"))),
                    Instant.parse(text(tree, "createdAt")),
                    Instant.parse(text(tree, "updatedAt")));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a tenant's record is not JSON", notJson);
        } catch (InvalidTenantEvent broken) {
            throw new IllegalArgumentException("a tenant's record has an event that is not valid", broken);
        }
    }

    private static ObjectNode tree(TenantRecord tenant) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("tenantId", tenant.tenantId().value());
        tree.put("tenantName", tenant.tenant().tenantName());
        tree.put("status", tenant.status().name());
        tree.put("isolation", tenant.tenant().isolation().word());
        tree.put("costCenter", tenant.tenant().costCenter());
        tree.putObject("owner")
                .put("executionArn", tenant.owner().executionArn())
                .put("redriveCount", tenant.owner().redriveCount());
        tenant.artifact().ifPresent(artifact -> tree.putObject("artifact")
                .put("bucket", artifact.bucket())
                .put("key", artifact.key())
                .put("sha256", artifact.sha256())
                .put("bytes", artifact.bytes()));
        tenant.endpointName().ifPresent(name -> tree.put("endpointName", name));
        tenant.apiUrl().ifPresent(url -> tree.put("apiUrl", url));
        tenant.failure().ifPresent(failure -> tree.putObject("failure")
                .put("state", failure.state())
                .put("error", failure.error())
                .put("cause", failure.cause())
                .put("at", failure.at().toString()));
        tenant.verdict().ifPresent(verdict -> tree.set("verdict", VerdictJson.write(verdict)));
        tenant.quarantine().ifPresent(quarantine -> tree.putObject("quarantine")
                .put("reason", quarantine.reason())
                .put("violation", quarantine.violation())
                .put("at", quarantine.at().toString())
                .put("statusBefore", quarantine.statusBefore().name()));
        if (!tenant.poolStaleConfigs().isEmpty()) {
            tenant.poolStaleConfigs().stream().sorted().forEach(tree.withArray("poolStaleConfigs")::add);
        }
        tree.put("createdAt", tenant.createdAt().toString());
        tree.put("updatedAt", tenant.updatedAt().toString());
        if (tenant.wasCreated()) {
            tree.set("event", tenant.event());
        }
        tenant.deletion().ifPresent(event -> tree.set("deletion", event));
        tenant.repeatedAt().ifPresent(sent -> tree.put("repeatedAt", sent.toString()));
        return tree;
    }

    private static TenantCreated tenant(JsonNode tree) {
        return tree.has("event")
                ? TenantCreated.mapped(tree.path("event").path("detail"), isolation(tree))
                : TenantCreated.unheardOf(new TenantId(text(tree, "tenantId")));
    }

    private static IsolationModel isolation(JsonNode tree) {
        return IsolationModel.of(text(tree, "isolation"))
                .orElseThrow(() -> new IllegalArgumentException("a tenant's record has no isolation model in isolation"));
    }

    private static Artifact artifact(JsonNode tree) {
        return new Artifact(text(tree, "bucket"), text(tree, "key"), text(tree, "sha256"), tree.path("bytes").longValue());
    }

    private static Failure failure(JsonNode tree) {
        return new Failure(text(tree, "state"), text(tree, "error"), text(tree, "cause"), Instant.parse(text(tree, "at")));
    }

    private static Quarantine quarantine(JsonNode tree) {
        return new Quarantine(
                text(tree, "reason"),
                tree.path("violation").booleanValue(),
                Instant.parse(text(tree, "at")),
                TenantStatus.valueOf(text(tree, "statusBefore")));
    }

    private static Set<String> texts(JsonNode tree, String field) {
        return tree.path(field).valueStream().map(JsonNode::textValue).collect(Collectors.toSet());
    }

    private static <T> Optional<T> optional(JsonNode tree, String field, Function<JsonNode, T> read) {
        return tree.has(field) ? Optional.of(read.apply(tree.get(field))) : Optional.empty();
    }

    static String text(JsonNode tree, String field) {
        if (!tree.path(field).isTextual()) {
            throw new IllegalArgumentException("a tenant's record has no text in " + field);
        }
        return tree.get(field).textValue();
    }
}
