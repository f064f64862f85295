package dev.tenantonboarding.onboarding.upload;

import java.util.Map;
import java.util.Optional;

/**
 * Where an archive goes.
 *
 * @param sha256 of the archive, where it is known before the archive was read
 * @param etag of what lies there already and is to be replaced, if anything does
 */
record UploadTarget(String bucket, String key, Optional<String> sha256, Map<String, String> tags, Optional<String> etag) {
    /** The name under which S3 keeps an artifact's hash with it. */
    static final String SHA256 = "sha256";

    Map<String, String> metadata() {
        return sha256.map(hash -> Map.of(SHA256, hash)).orElse(Map.of());
    }

    UploadTarget with(String hash) {
        return new UploadTarget(bucket, key, Optional.of(hash), tags, etag);
    }
}
