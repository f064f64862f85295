package dev.tenantonboarding.onboarding.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an archive hashes to, in lower-case hexadecimal, and how many bytes it has. */
public record Fingerprint(String sha256, long bytes) {
    /** Hashes and counts what is written to it, and passes it on. */
    static final class Taker extends OutputStream {
        private final MessageDigest digest;
        private final OutputStream next;
        private long bytes;

        Taker(OutputStream next) {
            this.next = next;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        @Override
        public void write(int one) throws IOException {
            digest.update((byte) one);
            bytes++;
            next.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            digest.update(some, offset, length);
            bytes += length;
            next.write(some, offset, length);
        }

        /** To be asked once, after the last byte. */
        Fingerprint fingerprint() {
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()), bytes);
        }
    }
}
