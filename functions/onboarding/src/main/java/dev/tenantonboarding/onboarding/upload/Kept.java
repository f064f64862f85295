package dev.tenantonboarding.onboarding.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Keeps what is written to it as long as it is no more than a part of an upload: most models need not be read a second time. */
final class Kept extends OutputStream {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean whole = true;

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        whole &= bytes.size() + length <= S3Parts.SIZE;
        if (whole) {
            bytes.write(some, offset, length);
        } else {
            bytes = new ByteArrayOutputStream(0);
        }
    }

    boolean isWhole() {
        return whole;
    }

    void writeTo(OutputStream out) {
        try {
            bytes.writeTo(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
