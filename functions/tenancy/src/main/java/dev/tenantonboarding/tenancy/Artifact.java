package dev.tenantonboarding.tenancy;

/** A tenant's model archive in the models bucket; {@code sha256} in lower-case hexadecimal. */
public record Artifact(String bucket, String key, String sha256, long bytes) {
    public Artifact {
        if (bucket.isBlank() || key.isBlank() || !sha256.matches("[0-9a-f]{64}") || bytes < 1) {
            throw new IllegalArgumentException("an artifact has a bucket, a key, a SHA-256 and at least one byte");
        }
    }
}
