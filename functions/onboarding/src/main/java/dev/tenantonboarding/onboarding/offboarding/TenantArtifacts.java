package dev.tenantonboarding.onboarding.offboarding;

import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in the models bucket for a tenant, whatever isolation models it ever had. */
public record TenantArtifacts(S3Client s3, String bucket) {

    public static String poolKey(TenantId tenant) {
        return "pool/" + tenant + ".tar.gz";
    }

    /** The keys that there are. */
    public List<String> keys(TenantId tenant) {
        return Stream.of("bridge/" + tenant + "/", "silo/" + tenant + "/", poolKey(tenant))
                .flatMap(prefix -> s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream())
                .map(S3Object::key)
                .toList();
    }

    /** Does nothing where there is none. */
    public void remove(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }
}
