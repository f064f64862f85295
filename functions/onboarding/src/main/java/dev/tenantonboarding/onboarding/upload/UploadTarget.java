package dev.tenantonboarding.onboarding.upload;

import java.util.Map;
import java.util.Optional;

/**
 * Where an archive goes.
 *
 * @param etag of what lies there already and is to be replaced, if anything does
 */
record UploadTarget(String bucket, String key, String sha256, Map<String, String> tags, Optional<String> etag) {
    /** The name under which S3 keeps an artifact's hash with it. */
    static final String SHA256 = "sha256";

    Map<String, String> metadata() {
        return Map.of(SHA256, sha256);
    }
}
