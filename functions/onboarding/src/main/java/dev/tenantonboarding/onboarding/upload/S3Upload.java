package dev.tenantonboarding.onboarding.upload;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * Writes a stream of unknown length to an S3 object in parts, holding one part in memory. The object appears when {@link #complete()} is
 * called; closed without that, the upload leaves nothing behind.
 */
final class S3Upload extends OutputStream {
    // S3 takes at most 10,000 parts, so objects of up to 80 GB.
    private static final int PART = 8 << 20;
    private static final String TYPE = "application/gzip";

    private final S3Client s3;
    private final UploadTarget target;
    private final byte[] part = new byte[PART];
    private final List<CompletedPart> parts = new ArrayList<>();
    private Optional<String> uploadId = Optional.empty();
    private int filled;

    S3Upload(S3Client s3, UploadTarget target) {
        this.s3 = s3;
        this.target = target;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (filled == PART) {
                sendPart();
            }
            int now = Math.min(length - done, PART - filled);
            System.arraycopy(some, offset + done, part, filled, now);
            filled += now;
            done += now;
        }
    }

    /** @throws software.amazon.awssdk.services.s3.model.S3Exception with status 409 or 412 if the target is no longer what it was */
    void complete() {
        if (uploadId.isEmpty()) {
            putWhole();
            return;
        }
        sendPart();
        s3.completeMultipartUpload(request -> {
            request.bucket(target.bucket()).key(target.key()).uploadId(uploadId.get()).multipartUpload(all -> all.parts(parts));
            target.etag().ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
        });
        uploadId = Optional.empty();
    }

    @Override
    public void close() {
        uploadId.ifPresent(id -> s3.abortMultipartUpload(
                request -> request.bucket(target.bucket()).key(target.key()).uploadId(id)));
        uploadId = Optional.empty();
    }

    private void putWhole() {
        s3.putObject(
                request -> {
                    request.bucket(target.bucket()).key(target.key()).contentType(TYPE).metadata(target.metadata()).tagging(tagging());
                    target.etag().ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
                },
                filledPart());
    }

    private void sendPart() {
        if (uploadId.isEmpty()) {
            uploadId = Optional.of(s3.createMultipartUpload(request -> request.bucket(target.bucket())
                            .key(target.key())
                            .contentType(TYPE)
                            .metadata(target.metadata())
                            .tagging(tagging()))
                    .uploadId());
        }
        int number = parts.size() + 1;
        String etag = s3.uploadPart(
                        request -> request.bucket(target.bucket()).key(target.key()).uploadId(uploadId.get()).partNumber(number),
                        filledPart())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        filled = 0;
    }

    private RequestBody filledPart() {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, filled), filled, TYPE);
    }

    private Tagging tagging() {
        return Tagging.builder()
                .tagSet(target.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList())
                .build();
    }
}
