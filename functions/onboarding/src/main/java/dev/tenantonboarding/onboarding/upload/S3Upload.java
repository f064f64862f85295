package dev.tenantonboarding.onboarding.upload;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes a stream of unknown length to an S3 object, in parts if it is longer than one. The object appears when {@link #complete} is
 * called; closed without that, the upload leaves nothing behind.
 */
final class S3Upload extends OutputStream {
    // Most models are far smaller than a part.
    private static final int FIRST_SIZE = 64 << 10;

    private final S3Client s3;
    private final UploadTarget target;
    private byte[] part = new byte[FIRST_SIZE];
    private int filled;
    private Optional<S3Parts> parts = Optional.empty();

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
            if (filled == S3Parts.SIZE) {
                sendPart();
            }
            if (filled == part.length) {
                part = Arrays.copyOf(part, Math.min(S3Parts.SIZE, 2 * part.length));
            }
            int now = Math.min(length - done, part.length - filled);
            System.arraycopy(some, offset + done, part, filled, now);
            filled += now;
            done += now;
        }
    }

    /**
     * @param sha256 of all that was written. It is kept with the object; with one of several parts only if the target said it before
     * @throws software.amazon.awssdk.services.s3.model.S3Exception with status 409 or 412 if the target is no longer what it was
     */
    void complete(String sha256) {
        if (parts.isEmpty()) {
            putWhole(target.with(sha256));
            return;
        }
        sendPart();
        parts.get().complete();
        parts = Optional.empty();
    }

    @Override
    public void close() {
        parts.ifPresent(S3Parts::abort);
        parts = Optional.empty();
    }

    private void putWhole(UploadTarget known) {
        s3.putObject(
                request -> {
                    request.bucket(known.bucket()).key(known.key()).contentType(S3Parts.TYPE).metadata(known.metadata())
                            .tagging(S3Parts.tagging(known));
                    known.etag().ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
                },
                RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, filled), filled, S3Parts.TYPE));
    }

    private void sendPart() {
        if (parts.isEmpty()) {
            parts = Optional.of(S3Parts.begin(s3, target));
        }
        part = parts.get().send(part, filled);
        filled = 0;
    }
}
