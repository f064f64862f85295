package dev.tenantonboarding.localcloud.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a path-style request is about.
 *
 * @param bucket empty for the service itself
 * @param key    empty for a bucket
 */
record S3Address(String bucket, String key) {

    /** @param path raw, still percent-encoded */
    static S3Address of(String path) {
        var parts = path.split("/", 3);
        return new S3Address(parts.length > 1 ? decode(parts[1]) : "", parts.length > 2 ? decode(parts[2]) : "");
    }

    /** @param source the header x-amz-copy-source: {@code /bucket/key}, its leading slash optional, perhaps with a version */
    static S3Address ofCopySource(String source) {
        var path = source.split("\\?versionId=", 2)[0];
        return of(path.startsWith("/") ? path : "/" + path);
    }

    boolean isService() {
        return bucket.isEmpty();
    }

    boolean isBucket() {
        return !bucket.isEmpty() && key.isEmpty();
    }

    String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }

    String arn() {
        return key.isEmpty() ? bucketArn() : bucketArn() + "/" + key;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
