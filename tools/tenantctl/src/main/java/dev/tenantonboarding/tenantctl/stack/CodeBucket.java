package dev.tenantonboarding.tenantctl.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.tenantonboarding.tenantctl.CommandFailed;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket that CloudFormation reads jars and large templates from. Keys hold the content's hash, so nothing is ever overwritten. */
record CodeBucket(S3Client s3, String name) {
    private static final int HASH_DIGITS = 16;

    /** Makes the bucket unless it is there. */
    void ensure(Region region) {
        try {
            s3.headBucket(request -> request.bucket(name));
        } catch (NoSuchBucketException missing) {
            s3.createBucket(create(region));
        }
    }

    private CreateBucketRequest create(Region region) {
        var request = CreateBucketRequest.builder().bucket(name);
        // S3 refuses the name of its oldest region as a constraint.
        return region.equals(Region.US_EAST_1) ? request.build()
                : request.createBucketConfiguration(configuration -> configuration.locationConstraint(region.id())).build();
    }

    /**
     * Uploads a file unless its content is there.
     *
     * @return its key
     * @throws CommandFailed if there is no such file
     */
    String upload(Path file) {
        if (!Files.isReadable(file)) {
            throw CommandFailed.because("there is no " + file + "; ./mvnw package builds it");
        }
        try (var in = Files.newInputStream(file)) {
            var digest = sha256();
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return put(file.getFileName().toString(), digest.digest(), RequestBody.fromFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /** @return the key of the content */
    String upload(String fileName, byte[] content) {
        return put(fileName, sha256().digest(content), RequestBody.fromBytes(content));
    }

    private String put(String fileName, byte[] hash, RequestBody body) {
        var dot = fileName.indexOf('.');
        var key = fileName.substring(0, dot) + "-" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS) + fileName.substring(dot);
        if (!isThere(key)) {
            s3.putObject(request -> request.bucket(name).key(key), body);
        }
        return key;
    }

    private boolean isThere(String key) {
        try {
            s3.headObject(request -> request.bucket(name).key(key));
            return true;
        } catch (NoSuchKeyException missing) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Where CloudFormation finds an object of this bucket. */
    String url(String key) {
        return s3.utilities().getUrl(request -> request.bucket(name).key(key)).toExternalForm();
    }
}
