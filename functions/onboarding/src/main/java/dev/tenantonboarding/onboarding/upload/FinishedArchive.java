package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** One finished archive, taken over byte by byte. */
record FinishedArchive(SourceObject object, SourceReads reads, ArchiveLimits limits, FileRule rule) implements ModelContent {
    @Override
    public Fingerprint inspect() {
        if (object.bytes() > limits.bytes()) {
            throw new InvalidModelArchive("the archive has more than " + limits.bytes() + " bytes");
        }
        Fingerprint.Taker taker = new Fingerprint.Taker(OutputStream.nullOutputStream());
        try (InputStream archive = reads.open(object)) {
            new ArchiveCheck(limits, rule).check(new Tee(archive, taker));
            return taker.fingerprint();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void writeTo(OutputStream out) {
        try (InputStream archive = reads.open(object)) {
            archive.transferTo(out);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Shows the hash what the check reads. */
    private static final class Tee extends FilterInputStream {
        private final OutputStream copy;

        Tee(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                copy.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = in.read(into, offset, length);
            if (some > 0) {
                copy.write(into, offset, some);
            }
            return some;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
