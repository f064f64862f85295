package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import dev.tenantonboarding.onboarding.ResourceTags;
import dev.tenantonboarding.onboarding.WriteContended;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.SiloNames;
import dev.tenantonboarding.tenancy.TenantCreated;
import dev.tenantonboarding.tenancy.TenantRecord;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Brings a tenant's model to its place in the models bucket. The model is read twice: first to be checked and hashed, then to be copied,
 * so that nothing is written of a model that is refused, and nothing at all if the same bytes are there already.
 */
public final class UploadModel {
    private static final Logger LOG = LoggerFactory.getLogger(UploadModel.class);
    private static final String SUFFIX = ".tar.gz";
    private static final int KEY_DIGITS = 16;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final ModelSources sources;
    private final S3Client s3;
    private final String modelsBucket;
    private final ArchiveLimits limits;
    private final ModelFormats poolFormats;

    public UploadModel(ModelSources sources, S3Client s3, String modelsBucket, ArchiveLimits limits, ModelFormats poolFormats) {
        this.sources = sources;
        this.s3 = s3;
        this.modelsBucket = modelsBucket;
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
        Fingerprint fingerprint = content.inspect();
        tenant.modelSha256().filter(expected -> !expected.equals(fingerprint.sha256())).ifPresent(expected -> {
            throw new InvalidModelArchive("modelSha256 does not match: the archive hashes to " + fingerprint.sha256());
        });
        String key = key(tenant, fingerprint);
        Optional<HeadObjectResponse> present = head(key);
        if (present.filter(object -> fingerprint.sha256().equals(object.metadata().get(UploadTarget.SHA256))).isPresent()) {
            LOG.info("the same bytes lie at {} already", key);
        } else {
            present.ifPresent(other -> whenOverwriting.run());
            write(content, fingerprint, new UploadTarget(
                    modelsBucket, key, fingerprint.sha256(), ResourceTags.of(record), present.map(HeadObjectResponse::eTag)));
            present.ifPresent(other -> whenOverwriting.run());
        }
        return new Artifact(modelsBucket, key, fingerprint.sha256(), fingerprint.bytes());
    }

    /** What may be in a model: a container of one's own may run what its tenant likes, a shared one runs nobody's code. */
    private FileRule rule(IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> poolFormats;
            case BRIDGE, SILO -> FileRule.ANYTHING;
        };
    }

    /** The pool's names are those that sessions may ask for; elsewhere other bytes get another key, so no endpoint's model changes below it. */
    private static String key(TenantCreated tenant, Fingerprint fingerprint) {
        return switch (tenant.isolation()) {
            case POOL -> "pool/" + tenant.tenantId() + SUFFIX;
            case BRIDGE -> "bridge/" + tenant.tenantId() + "/" + fingerprint.sha256().substring(0, KEY_DIGITS) + SUFFIX;
            case SILO -> new SiloNames(tenant.tenantId()).artifactKey(fingerprint.sha256());
        };
    }

    private Optional<HeadObjectResponse> head(String key) {
        try {
            return Optional.of(s3.headObject(request -> request.bucket(modelsBucket).key(key)));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    private void write(ModelContent content, Fingerprint expected, UploadTarget target) {
        try (S3Upload upload = new S3Upload(s3, target)) {
            Fingerprint.Taker taker = new Fingerprint.Taker(upload);
            content.writeTo(taker);
            if (!taker.fingerprint().equals(expected)) {
                throw new WriteContended("the model was changed while it was read");
            }
            upload.complete();
        } catch (S3Exception refused) {
            if (refused.statusCode() == CONFLICT || refused.statusCode() == PRECONDITION_FAILED) {
                throw new WriteContended("another upload to " + target.key() + " was quicker", refused);
            }
            throw refused;
        }
    }
}
