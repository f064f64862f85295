package dev.tenantonboarding.onboarding.upload;

/** An object of a model source as it was listed; its ETag holds every later read to the same content. */
public record SourceObject(String bucket, String key, String etag, long bytes) {
    String url() {
        return "s3://" + bucket + "/" + key;
    }
}
