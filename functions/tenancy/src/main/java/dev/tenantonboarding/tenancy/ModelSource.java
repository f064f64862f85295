package dev.tenantonboarding.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tenant's model comes from: under the tenant's own prefix of the model source bucket, or under the one that all share. */
public sealed interface ModelSource {
    String SHARED_PREFIX = TenantId.RESERVED + "/";
    String ARCHIVE_SUFFIX = ".tar.gz";

    /** One finished model archive. */
    record Archive(String bucket, String key) implements ModelSource {}

    /** A prefix ending in a slash, whose objects are packed into an archive. */
    record Prefix(String bucket, String key) implements ModelSource {}

    String bucket();

    String key();

    default String url() {
        return "s3://" + bucket() + "/" + key();
    }

    /** @throws InvalidTenantEvent if the URL is not a place from which this tenant's model may come */
    static ModelSource parse(String url, TenantId tenant) {
        Matcher parts = Url.FORM.matcher(url);
        if (!parts.matches()) {
            throw invalid("must be an s3://bucket/key URL");
        }
        String bucket = parts.group("bucket");
        String key = parts.group("key");
        if (key.getBytes(StandardCharsets.UTF_8).length > Url.MAX_KEY_BYTES) {
            throw invalid("must have a key of at most " + Url.MAX_KEY_BYTES + " bytes");
        }
        if (!key.startsWith(tenant + "/") && !key.startsWith(SHARED_PREFIX)) {
            throw invalid("must lie under {tenantId}/ or " + SHARED_PREFIX);
        }
        if (Arrays.stream(key.split("/")).anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))) {
            throw invalid("must have no empty, '.' or '..' path segment");
        }
        if (key.endsWith("/")) {
            return new Prefix(bucket, key);
        }
        if (key.endsWith(ARCHIVE_SUFFIX)) {
            return new Archive(bucket, key);
        }
        throw invalid("must name an archive ending in " + ARCHIVE_SUFFIX + " or a prefix ending in /");
    }

    /** @throws InvalidTenantEvent if the model lies in another bucket than the one that models may come from */
    default void requireBucket(String allowed) {
        if (!bucket().equals(allowed)) {
            throw invalid("must be in the bucket " + allowed);
        }
    }

    private static InvalidTenantEvent invalid(String rule) {
        return new InvalidTenantEvent("modelSource", rule);
    }

    /** The form of an S3 URL. */
    final class Url {
        private static final Pattern FORM = Pattern.compile("s3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(?<key>[^\\p{Cntrl}\\\\]+)");
        private static final int MAX_KEY_BYTES = 1024;

        private Url() {}
    }
}
