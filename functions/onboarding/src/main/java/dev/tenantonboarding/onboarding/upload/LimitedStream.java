package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** The unpacked bytes of an archive, which end in a refusal as soon as they exceed a limit, before they take up memory or time. */
final class LimitedStream extends FilterInputStream {
    private final ArchiveLimits limits;
    private final LongSupplier packed;
    private long read;
    private long allowance = Long.MAX_VALUE;

    /** @param packed how many packed bytes were consumed so far */
    LimitedStream(InputStream unpacked, ArchiveLimits limits, LongSupplier packed) {
        super(unpacked);
        this.limits = limits;
        this.packed = packed;
    }

    /** From here on no more than this many bytes, since whoever reads them keeps them in memory. */
    void allow(long bytes) {
        allowance = bytes == Long.MAX_VALUE ? bytes : read + bytes;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = in.read(into, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        // A skip must count like a read, and inflates just as much.
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limits.bytes()) {
            throw new InvalidModelArchive("the archive unpacks to more than " + limits.bytes() + " bytes");
        }
        if (read > allowance) {
            throw new InvalidModelArchive("the archive has an entry with an oversized header");
        }
        if (limits.exceedsRatio(read, packed.getAsLong())) {
            throw new InvalidModelArchive("the archive unpacks to more than " + limits.ratio() + " times its size");
        }
    }
}
