package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Brings a tenant's model to its place in the models bucket. Where its key is known and free, the model is checked and hashed while it is
 * uploaded, and the upload is completed only if it passes. Else it is read to the end first, so that nothing at all is written if the same
 * bytes are there already, and uploaded from memory if it is small, from a second reading if not. Nothing is ever there of a model that is
 * refused.
 */
public final class UploadModel {
    private static final Logger LOG = LoggerFactory.getLogger(UploadModel.class);
    private static final String SUFFIX = ".tar.gz";
    private static final int KEY_DIGITS = 16;

    private final ModelSources sources;
    private final ModelsBucket models;
    private final ArchiveLimits limits;
    private final ModelFormats poolFormats;

    public UploadModel(ModelSources sources, S3Client s3, String modelsBucket, ArchiveLimits limits, ModelFormats poolFormats) {
        this.sources = sources;
        models = new ModelsBucket(s3, modelsBucket);
        this.limits = limits;
        this.poolFormats = poolFormats;
    }

    /**
     * Uploads the model that the tenant's event names.
     *
     * @param whenOverwriting run if other bytes lie under the same key: before they go, and again when they have gone. In between they may
     *     still be loaded by what was not there before
     * @throws dev.tenantonboarding.onboarding.ModelSourceNotFound if there is no model
     * @throws InvalidModelArchive if the model breaks a rule
     * @throws WriteContended if the model, or what lies in its place, changed meanwhile
     */
    public Artifact upload(TenantRecord record, Runnable whenOverwriting) {
        TenantCreated tenant = record.tenant();
        ModelContent content = sources.find(tenant.modelSource(), tenant.tenantId(), limits, rule(tenant.isolation()));
        Optional<String> expectedKey = expectedKey(tenant);
        if (expectedKey.isPresent() && models.find(expectedKey.get()).isEmpty()) {
            return checkedOnTheWay(content, record, expectedKey.get());
        }
        Kept kept = new Kept();
        Fingerprint fingerprint = expected(tenant, content.inspect(kept));
        String key = key(tenant, fingerprint.sha256());
        Optional<HeadObjectResponse> present = models.find(key);
        if (present.filter(object -> models.hash(key, object).equals(fingerprint.sha256())).isPresent()) {
            LOG.info("the same bytes lie at {} already", key);
        } else {
            present.ifPresent(other -> whenOverwriting.run());
            UploadTarget target = target(record, key, Optional.of(fingerprint.sha256()), present.map(HeadObjectResponse::eTag));
            models.upload(target, upload -> unchanged(fingerprint, kept.isWhole() ? kept::writeTo : content::writeTo, upload));
            present.ifPresent(other -> whenOverwriting.run());
        }
        return artifact(key, fingerprint);
    }

    private Artifact checkedOnTheWay(ModelContent content, TenantRecord record, String key) {
        TenantCreated tenant = record.tenant();
        UploadTarget target = target(record, key, tenant.modelSha256(), Optional.empty());
        Fingerprint fingerprint = models.upload(target, upload -> expected(tenant, content.inspect(upload)));
        return artifact(key, fingerprint);
    }

    private static Fingerprint expected(TenantCreated tenant, Fingerprint fingerprint) {
        if (tenant.modelSha256().filter(expected -> !expected.equals(fingerprint.sha256())).isPresent()) {
            throw new InvalidModelArchive("modelSha256 does not match: the archive hashes to " + fingerprint.sha256());
        }
        return fingerprint;
    }

    /** What may be in a model: a container of one's own may run what its tenant likes, a shared one runs nobody's code. */
    private FileRule rule(IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> poolFormats;
            case BRIDGE, SILO -> FileRule.ANYTHING;
        };
    }

    /** The pool's names are those that sessions may ask for; elsewhere other bytes get another key, so no endpoint's model changes below it. */
    private static String key(TenantCreated tenant, String sha256) {
        return switch (tenant.isolation()) {
            case POOL -> "pool/" + tenant.tenantId() + SUFFIX;
            case BRIDGE -> "bridge/" + tenant.tenantId() + "/" + sha256.substring(0, KEY_DIGITS) + SUFFIX;
            case SILO -> new SiloNames(tenant.tenantId()).artifactKey(sha256);
        };
    }

    /** The key, where it is known before the model was read. */
    private static Optional<String> expectedKey(TenantCreated tenant) {
        return tenant.isolation() == IsolationModel.POOL
                ? Optional.of(key(tenant, ""))
                : tenant.modelSha256().map(expected -> key(tenant, expected));
    }

    private UploadTarget target(TenantRecord record, String key, Optional<String> sha256, Optional<String> etag) {
        return new UploadTarget(models.name(), key, sha256, ResourceTags.of(record), etag);
    }

    private Artifact artifact(String key, Fingerprint fingerprint) {
        return new Artifact(models.name(), key, fingerprint.sha256(), fingerprint.bytes());
    }

    /** What was checked before, and must be the same now. */
    private static Fingerprint unchanged(Fingerprint checked, Consumer<OutputStream> archive, OutputStream upload) {
        Fingerprint.Taker taker = new Fingerprint.Taker(upload);
        archive.accept(taker);
        if (!taker.fingerprint().equals(checked)) {
            throw new WriteContended("the model was changed while it was read");
        }
        return checked;
    }
}
