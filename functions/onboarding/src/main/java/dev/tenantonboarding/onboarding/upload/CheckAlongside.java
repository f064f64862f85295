package dev.tenantonboarding.onboarding.upload;

import dev.tenantonboarding.runtime.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Has an archive that is written to it checked by a thread of its own, a little behind, so that unpacking waits neither for reading, hashing
 * and sending nor they for it. To be written to by one thread.
 */
final class CheckAlongside extends OutputStream {
    // Of 16 KB, as an InputStream transfers them.
    private static final int MOST_BLOCKS = 32;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> unread = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private final CompletableFuture<Void> verdict = new CompletableFuture<>();
    private final Thread checker;

    CheckAlongside(ArchiveCheck check) {
        // Not a virtual one: unpacking would keep a processor from those that send.
        checker = Thread.ofPlatform().daemon().name("archive check").start(() -> run(check));
    }

    private void run(ArchiveCheck check) {
        Blocks blocks = new Blocks();
        try {
            check.check(new SequenceInputStream(blocks));
            verdict.complete(null);
        } catch (RuntimeException | Error refused) {
            verdict.completeExceptionally(refused);
            // Nobody waits for ever for room.
            while (blocks.hasMoreElements()) {
                blocks.nextElement();
            }
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @throws dev.tenantonboarding.onboarding.InvalidModelArchive if what was written before is refused already */
    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
        if (verdict.isCompletedExceptionally()) {
            Outcome.of(verdict);
        }
        if (length > 0) {
            hand(Arrays.copyOfRange(some, offset, offset + length));
        }
    }

    /**
     * Ends the archive.
     *
     * @throws dev.tenantonboarding.onboarding.InvalidModelArchive naming the entry and the rule that it breaks
     */
    void finish() throws IOException {
        hand(END);
        Outcome.of(verdict);
    }

    private void hand(byte[] block) throws InterruptedIOException {
        try {
            unread.put(block);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while an archive was checked");
        }
    }

    /** An archive that was not finished is not checked to its end. Nothing goes on behind the back of who closes. */
    @Override
    public void close() {
        checker.interrupt();
        try {
            checker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was handed over, until the end of it or of this thread. */
    private final class Blocks implements Enumeration<InputStream> {
        private byte[] next = END;
        private boolean over;

        @Override
        public boolean hasMoreElements() {
            if (next == END && !over) {
                try {
                    next = unread.take();
                } catch (InterruptedException closed) {
                    next = END;
                }
                over = next == END;
            }
            return !over;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            InputStream block = new ByteArrayInputStream(next);
            next = END;
            return block;
        }
    }
}
