package dev.tenantonboarding.tenantctl.tenants;

import java.util.ArrayList;
import java.util.Optional;

import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.tenants.AllRecords.Unreadable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The tenants' records, read only. */
public record Records(S3Client s3, String bucket) {

    /** @throws CommandFailed if there is one that can't be read */
    public Optional<TenantRecord> find(TenantId tenant) {
        try {
            return read(TenantRecord.key(tenant));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("the record of tenant " + tenant + " can't be read: " + e.getMessage(), e);
        }
    }

    /** One that goes while they are read is left out. */
    public AllRecords all() {
        var readable = new ArrayList<TenantRecord>();
        var unreadable = new ArrayList<Unreadable>();
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(TenantRecord.KEY_PREFIX)).contents().stream()
                .filter(object -> object.key().endsWith(TenantRecord.KEY_SUFFIX))
                .forEach(object -> {
                    try {
                        read(object.key()).ifPresent(readable::add);
                    } catch (IllegalArgumentException e) {
                        unreadable.add(new Unreadable(tenant(object.key()), String.valueOf(e.getMessage()), object.lastModified()));
                    }
                });
        return new AllRecords(readable, unreadable);
    }

    private static String tenant(String key) {
        return key.substring(TenantRecord.KEY_PREFIX.length(), key.length() - TenantRecord.KEY_SUFFIX.length());
    }

    private Optional<TenantRecord> read(String key) {
        try {
            return Optional.of(RecordJson.read(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }
}
