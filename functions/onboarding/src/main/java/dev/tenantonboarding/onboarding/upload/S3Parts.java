package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.runtime.Outcome;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** A multipart upload that sends one part while the next one is filled, so that two are in memory. */
final class S3Parts {
    // S3 takes at most 10,000 parts, so objects of up to 80 GB.
    static final int SIZE = 8 << 20;
    static final String TYPE = "application/gzip";

    private final S3Client s3;
    private final UploadTarget target;
    private final String id;
    private final List<CompletedPart> sent = new ArrayList<>();
    private Optional<CompletableFuture<CompletedPart>> sending = Optional.empty();
    private byte[] free = new byte[SIZE];

    private S3Parts(S3Client s3, UploadTarget target, String id) {
        this.s3 = s3;
        this.target = target;
        this.id = id;
    }

    static S3Parts begin(S3Client s3, UploadTarget target) {
        return new S3Parts(s3, target, s3.createMultipartUpload(request -> request.bucket(target.bucket())
                        .key(target.key())
                        .contentType(TYPE)
                        .metadata(target.metadata())
                        .tagging(tagging(target)))
                .uploadId());
    }

    static Tagging tagging(UploadTarget target) {
        return Tagging.builder()
                .tagSet(target.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList())
                .build();
    }

    /**
     * Begins to send a part, once the one before it has arrived.
     *
     * @param part not to be written to from now on
     * @return what the next part may be written to
     */
    byte[] send(byte[] part, int length) {
        await();
        int number = sent.size() + 1;
        CompletableFuture<CompletedPart> arrival = new CompletableFuture<>();
        Thread.ofVirtual().name("part " + number + " of " + target.key()).start(() -> upload(number, part, length, arrival));
        sending = Optional.of(arrival);
        byte[] next = free;
        free = part;
        return next;
    }

    private void upload(int number, byte[] part, int length, CompletableFuture<CompletedPart> arrival) {
        try {
            String etag = s3.uploadPart(
                            request -> request.bucket(target.bucket()).key(target.key()).uploadId(id).partNumber(number),
                            RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, length), length, TYPE))
                    .eTag();
            arrival.complete(CompletedPart.builder().partNumber(number).eTag(etag).build());
        } catch (RuntimeException | Error failed) {
            arrival.completeExceptionally(failed);
        }
    }

    private void await() {
        sending.map(Outcome::of).ifPresent(sent::add);
        sending = Optional.empty();
    }

    void complete() {
        await();
        s3.completeMultipartUpload(request -> {
            request.bucket(target.bucket()).key(target.key()).uploadId(id).multipartUpload(all -> all.parts(sent));
            target.etag().ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
        });
    }

    /** Only once no part is under way, which would stay behind. */
    void abort() {
        sending.ifPresent(part -> part.handle((arrived, failed) -> arrived).join());
        s3.abortMultipartUpload(request -> request.bucket(target.bucket()).key(target.key()).uploadId(id));
    }
}
