package dev.tenantonboarding.tenantctl.tenants;

import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The tenants' records, read only. */
public record Records(S3Client s3, String bucket) {

    public Optional<TenantRecord> find(TenantId tenant) {
        return read(TenantRecord.key(tenant));
    }

    /** Every tenant that ever was, by name. One that goes while they are read is left out. */
    public List<TenantRecord> all() {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(TenantRecord.KEY_PREFIX)).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.endsWith(TenantRecord.KEY_SUFFIX))
                .flatMap(key -> read(key).stream())
                .toList();
    }

    private Optional<TenantRecord> read(String key) {
        try {
            return Optional.of(RecordJson.read(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }
}
