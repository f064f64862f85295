package dev.tenantonboarding.localcloud.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/**
 * What a path-style request is about.
 *
 * @param bucket empty for the service itself
 * @param key    empty for a bucket
 */
record S3Address(String bucket, String key) {
    private static final int LONGEST_KEY = 1024;
    /** A segment is a file's name, to which the store adds while it writes. */
    private static final int LONGEST_SEGMENT = 200;

    S3Address {
        check("key", key);
    }

    /**
     * S3's keys are plain text, but here they are paths: one that leads elsewhere would pass by the policies, which judge it as it is written.
     *
     * @throws AwsError KeyTooLongError, or UnsupportedOperation for what S3 would take and this store can't
     */
    static void check(String what, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw AwsError.of("KeyTooLongError", 400, "Your key is too long");
        }
        var segments = text.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            var inside = i < segments.length - 1;
            if (segments[i].equals(".") || segments[i].equals("..") || inside && segments[i].isEmpty()) {
                throw AwsError.unsupported("a " + what + " of S3 with an empty, '.' or '..' path segment");
            }
            if (segments[i].getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
                throw AwsError.unsupported("a " + what + " of S3 with a path segment longer than " + LONGEST_SEGMENT + " bytes");
            }
        }
    }

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
