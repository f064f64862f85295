package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.onboarding.WriteContended;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket that endpoints load models from. Every write to it says what it replaces. */
record ModelsBucket(S3Client s3, String name) {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    Optional<HeadObjectResponse> find(String key) {
        try {
            return Optional.of(s3.headObject(request -> request.bucket(name).key(key)));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /** The SHA-256 of what was found. It is read where it does not bear it: it came in parts, and its hash was not known when it began. */
    String hash(String key, HeadObjectResponse found) {
        return Optional.ofNullable(found.metadata().get(UploadTarget.SHA256)).orElseGet(() -> read(key, found));
    }

    private String read(String key, HeadObjectResponse found) {
        Fingerprint.Taker taker = new Fingerprint.Taker(OutputStream.nullOutputStream());
        try (InputStream stored = s3.getObject(request -> request.bucket(name).key(key).ifMatch(found.eTag()))) {
            stored.transferTo(taker);
            return taker.fingerprint().sha256();
        } catch (IOException brokenOff) {
            throw new AwsUnavailable("the models bucket stopped sending", brokenOff);
        } catch (S3Exception refused) {
            throw translated(refused, key);
        }
    }

    /**
     * Uploads what is written, and leaves nothing of it if writing fails.
     *
     * @param writing tells what it wrote
     * @throws WriteContended if the target is no longer what it was
     */
    Fingerprint upload(UploadTarget target, Function<OutputStream, Fingerprint> writing) {
        try (S3Upload upload = new S3Upload(s3, target)) {
            Fingerprint written = writing.apply(upload);
            upload.complete(written.sha256());
            return written;
        } catch (S3Exception refused) {
            throw translated(refused, target.key());
        }
    }

    private static RuntimeException translated(S3Exception refused, String key) {
        return refused.statusCode() == CONFLICT || refused.statusCode() == PRECONDITION_FAILED
                ? new WriteContended("another upload to " + key + " was quicker", refused)
                : refused;
    }
}
