package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An object's content whose breaking off is told apart from an archive's being broken: the first passes, the second does not. */
final class SourceStream extends FilterInputStream {
    SourceStream(InputStream object) {
        super(object);
    }

    @Override
    public int read() {
        try {
            return in.read();
        } catch (IOException brokenOff) {
            throw unavailable(brokenOff);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            return in.read(into, offset, length);
        } catch (IOException brokenOff) {
            throw unavailable(brokenOff);
        }
    }

    @Override
    public long skip(long bytes) {
        try {
            return in.skip(bytes);
        } catch (IOException brokenOff) {
            throw unavailable(brokenOff);
        }
    }

    private static AwsUnavailable unavailable(IOException brokenOff) {
        return new AwsUnavailable("the model source stopped sending", brokenOff);
    }
}
