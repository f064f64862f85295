package dev.tenantonboarding.benchmarks.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Uri;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object streamed to another bucket, part by part, and nothing done with it. */
final class PlainCopy {
    private static final int PART = 8 << 20;

    private PlainCopy() {}

    /** @return where it went */
    static String run(S3Client s3, String source, String bucket) {
        S3Uri from = s3.utilities().parseUri(URI.create(source));
        String key = "plain/" + from.key().orElseThrow();
        String upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key)).uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream object = s3.getObject(request -> request.bucket(from.bucket().orElseThrow()).key(from.key().orElseThrow()))) {
            for (byte[] part = object.readNBytes(PART); part.length > 0; part = object.readNBytes(PART)) {
                int number = parts.size() + 1;
                String etag = s3.uploadPart(
                        request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number), RequestBody.fromBytes(part)).eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        s3.completeMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        return "- " + key;
    }
}
