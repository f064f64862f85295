package dev.tenantonboarding.onboarding.records;

import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The records bucket. Every write is conditional: it says whether it took place or someone else was first. */
public final class TenantRecords {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    public TenantRecords(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    public Optional<StoredRecord> find(TenantId tenant) {
        try {
            ResponseBytes<GetObjectResponse> found = s3.getObjectAsBytes(request -> request.bucket(bucket).key(TenantRecord.key(tenant)));
            return Optional.of(new StoredRecord(RecordJson.read(found.asUtf8String()), found.response().eTag()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /**
     * The ids of tenants that have a record, whatever their status, in order.
     *
     * @param id where to begin, itself left out
     * @param most how many, up to a thousand
     */
    public List<TenantId> idsAfter(String id, int most) {
        return ids(s3
                .listObjectsV2(request -> request.bucket(bucket)
                        .prefix(TenantRecord.KEY_PREFIX)
                        .startAfter(TenantRecord.KEY_PREFIX + id)
                        .maxKeys(most))
                .contents()
                .stream());
    }

    /** The ids of all tenants that have a record, whatever their status, in order. */
    public List<TenantId> ids() {
        return ids(s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(TenantRecord.KEY_PREFIX)).contents().stream());
    }

    private static List<TenantId> ids(Stream<S3Object> objects) {
        return objects
                .map(object -> object.key().substring(TenantRecord.KEY_PREFIX.length()))
                .filter(name -> name.endsWith(TenantRecord.KEY_SUFFIX))
                .map(name -> name.substring(0, name.length() - TenantRecord.KEY_SUFFIX.length()))
                .filter(TenantId::isLegal)
                .map(TenantId::new)
                .toList();
    }

    /** @return whether there was no record and there is this one now */
    public boolean create(TenantRecord record) {
        return put(record, request -> request.ifNoneMatch("*"));
    }

    /** @return whether the record was still as read and is replaced now */
    public boolean replace(StoredRecord read, TenantRecord record) {
        return put(record, request -> request.ifMatch(read.etag()));
    }

    private boolean put(TenantRecord record, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(TenantRecord.key(record.tenantId()))
                .contentType("application/json");
        condition.accept(request);
        try {
            s3.putObject(request.build(), RequestBody.fromString(RecordJson.write(record)));
            return true;
        } catch (S3Exception refused) {
            // 409: a write to the same key was under way. 404: the record that was to be replaced is gone.
            if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT || refused.statusCode() == NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }
}
