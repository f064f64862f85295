package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.ModelSourceNotFound;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.runtime.TenantSessions;
import dev.tenantonboarding.tenancy.ModelSource;
import dev.tenantonboarding.tenancy.TenantId;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The model source bucket, read as the tenant: in a session whose role allows the tenant's own prefix and the shared one. So an event
 * cannot fetch another tenant's model, whatever this code makes of it.
 */
public final class ModelSources {
    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final TenantSessions sessions;

    public ModelSources(S3Client s3, TenantSessions sessions) {
        this.s3 = s3;
        this.sessions = sessions;
    }

    /**
     * Looks up what the source names.
     *
     * @throws ModelSourceNotFound if there is nothing, or nothing that the tenant may read
     */
    public ModelContent find(ModelSource source, TenantId tenant, ArchiveLimits limits, FileRule rule) {
        SourceReads reads = object -> open(object, tenant);
        return switch (source) {
            case ModelSource.Archive archive -> new FinishedArchive(only(archive, tenant), reads, limits, rule);
            case ModelSource.Prefix prefix -> new PackedPrefix(prefix.key(), all(prefix, tenant, limits), reads, limits, rule);
        };
    }

    /** Lists rather than asks for the object: only a listing tells "missing" from "forbidden" under the role's condition on prefixes. */
    private SourceObject only(ModelSource.Archive archive, TenantId tenant) {
        return list(archive, tenant, 1).stream()
                .filter(object -> object.key().equals(archive.key()))
                .findFirst()
                .orElseThrow(() -> new ModelSourceNotFound("there is no object " + archive.url()));
    }

    private List<SourceObject> all(ModelSource.Prefix prefix, TenantId tenant, ArchiveLimits limits) {
        // One more than the limit shows that it is exceeded. Keys that end in a slash are consoles' folders, not files.
        List<SourceObject> files = list(prefix, tenant, limits.entries() + 1).stream()
                .filter(object -> !object.key().endsWith("/"))
                .toList();
        if (files.isEmpty()) {
            throw new ModelSourceNotFound("there is no object under " + prefix.url());
        }
        return files;
    }

    private List<SourceObject> list(ModelSource source, TenantId tenant, long most) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(source.bucket())
                .prefix(source.key())
                .maxKeys((int) Math.min(most, 1_000))
                .overrideConfiguration(as(tenant))
                .build();
        try {
            return s3.listObjectsV2Paginator(request).contents().stream()
                    .limit(most)
                    .map(object -> listed(source, object))
                    .toList();
        } catch (S3Exception refused) {
            throw translated(refused, source.url());
        }
    }

    private static SourceObject listed(ModelSource source, S3Object object) {
        return new SourceObject(source.bucket(), object.key(), object.eTag(), object.size());
    }

    private InputStream open(SourceObject object, TenantId tenant) {
        try {
            return new SourceStream(s3.getObject(request -> request.bucket(object.bucket())
                    .key(object.key())
                    .ifMatch(object.etag())
                    .overrideConfiguration(as(tenant))));
        } catch (NoSuchKeyException gone) {
            throw new ModelSourceNotFound("there is no object " + object.url() + " any more", gone);
        } catch (S3Exception refused) {
            throw translated(refused, object.url());
        }
    }

    private static RuntimeException translated(S3Exception refused, String url) {
        return switch (refused.statusCode()) {
            case PRECONDITION_FAILED -> new WriteContended(url + " was changed while it was read", refused);
            case FORBIDDEN -> new ModelSourceNotFound("the tenant may not read " + url, refused);
            default -> refused;
        };
    }

    private Consumer<AwsRequestOverrideConfiguration.Builder> as(TenantId tenant) {
        return configuration -> configuration.credentialsProvider(StaticCredentialsProvider.create(sessions.of(tenant)));
    }
}
