package dev.tenantonboarding.onboarding.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.audit.AuditJson;
import dev.tenantonboarding.tenancy.audit.AuditedTenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** What the audits write into the records bucket. */
public final class AuditStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    // Beside the documents, not among them.
    private static final String ROTATION_KEY = "audit-rotation.json";

    private final S3Client s3;
    private final String bucket;

    public AuditStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    public String bucket() {
        return bucket;
    }

    /** The run's number, which is one more than that of the run before, and the same whenever the run asks. */
    long number(AuditRun run) {
        Optional<JsonNode> last = read(ROTATION_KEY);
        long number = last.filter(found -> found.path("run").asText().equals(run.name()))
                .map(found -> found.path("number").longValue())
                .orElseGet(() -> last.map(found -> found.path("number").longValue() + 1).orElse(0L));
        write(ROTATION_KEY, JsonNodeFactory.instance.objectNode().put("run", run.name()).put("number", number));
        return number;
    }

    void plan(AuditRun run, List<PlannedTenant> tenants) {
        ArrayNode plan = JsonNodeFactory.instance.arrayNode();
        tenants.forEach(tenant -> plan.add(tenant.toJson()));
        write(run.planKey(), plan);
    }

    /** @throws IllegalStateException if the run has no plan */
    List<PlannedTenant> plan(AuditRun run) {
        return read(run.planKey())
                .orElseThrow(() -> new IllegalStateException("the audit " + run.name() + " has no plan"))
                .valueStream()
                .map(PlannedTenant::of)
                .toList();
    }

    /** Tenants whose record says nothing to this version of the platform. */
    void unreadable(AuditRun run, List<TenantId> tenants) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        tenants.forEach(tenant -> ids.add(tenant.value()));
        write(run.unreadableKey(), ids);
    }

    List<TenantId> unreadable(AuditRun run) {
        return read(run.unreadableKey()).stream().flatMap(JsonNode::valueStream).map(JsonNode::asText).map(TenantId::new).toList();
    }

    void finding(AuditRun run, AuditedTenant finding) {
        write(run.findingKey(finding.tenantId()), AuditJson.tenant(finding));
    }

    Optional<AuditedTenant> finding(AuditRun run, TenantId tenant) {
        return read(run.findingKey(tenant)).map(AuditJson::readTenant);
    }

    /** @param result is kept beside the document's content too, so that nobody needs to read all of it for the numbers */
    void document(AuditRun run, AuditResult result, ContentStreamProvider content, long bytes) {
        Map<String, String> counts = result.counts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> Integer.toString(count.getValue())));
        s3.putObject(
                request -> request.bucket(bucket).key(run.documentKey()).contentType(JSON_TYPE).metadata(counts),
                RequestBody.fromContentProvider(content, bytes, JSON_TYPE));
    }

    /** What the document says in numbers, if it is written. */
    Optional<AuditResult> result(AuditRun run) {
        try {
            return Optional.of(AuditResult.of(s3.headObject(request -> request.bucket(bucket).key(run.documentKey())).metadata()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /** Removes what is in the document now. */
    void clear(AuditRun run) {
        for (ListObjectsV2Response page : s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(run.scratch()))) {
            List<ObjectIdentifier> keys = page.contents().stream().map(found -> ObjectIdentifier.builder().key(found.key()).build()).toList();
            if (!keys.isEmpty()) {
                remove(keys);
            }
        }
    }

    private void remove(List<ObjectIdentifier> keys) {
        DeleteObjectsResponse removed = s3.deleteObjects(request -> request.bucket(bucket).delete(these -> these.objects(keys).quiet(true)));
        if (removed.hasErrors()) {
            throw new AwsUnavailable("S3 did not delete " + removed.errors().getFirst().key() + ": " + removed.errors().getFirst().message());
        }
    }

    private Optional<JsonNode> read(String key) {
        try {
            return Optional.of(JSON.readTree(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("s3://" + bucket + "/" + key + " is not JSON", notJson);
        }
    }

    private void write(String key, JsonNode content) {
        s3.putObject(request -> request.bucket(bucket).key(key).contentType(JSON_TYPE), RequestBody.fromString(content.toString()));
    }
}
