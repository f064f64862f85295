package dev.tenantonboarding.onboarding.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip stream on which all processors work, as pigz does: blocks of fixed size are compressed side by side, each with the end of the one
 * before it as its dictionary, and written in order. So the bytes depend on the content alone, not on how many processors there are.
 */
final class ParallelGzip extends OutputStream {
    private static final int BLOCK = 256 << 10;
    // As far as deflate looks back.
    private static final int WINDOW = 32 << 10;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    // A last block of deflate that holds nothing: those before it do not say that they are the last.
    private static final byte[] LAST = {3, 0};

    private final OutputStream out;
    private final int most = 2 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(most / 2, Thread.ofPlatform().daemon().factory());
    private final Queue<Future<byte[]>> pending = new ArrayDeque<>();
    private final CRC32 crc = new CRC32();
    private byte[] before = {};
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long length;
    private boolean closed;

    ParallelGzip(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int size) throws IOException {
        crc.update(some, offset, size);
        length += size;
        int done = 0;
        while (done < size) {
            int now = Math.min(size - done, BLOCK - filled);
            System.arraycopy(some, offset + done, block, filled, now);
            filled += now;
            done += now;
            if (filled == BLOCK) {
                compress();
            }
        }
    }

    /** Ends the archive and closes what it is written to. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out; workers) {
            compress();
            while (!pending.isEmpty()) {
                writeNext();
            }
            out.write(LAST);
            // As gzip has it, the length is told modulo 2^32.
            out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue()).putInt((int) length).array());
        }
    }

    private void compress() throws IOException {
        byte[] dictionary = before;
        byte[] content = block;
        int size = filled;
        pending.add(workers.submit(() -> deflate(dictionary, content, size)));
        before = content;
        block = new byte[BLOCK];
        filled = 0;
        if (pending.size() > most) {
            writeNext();
        }
    }

    private static byte[] deflate(byte[] dictionary, byte[] content, int size) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            int window = Math.min(WINDOW, dictionary.length);
            deflater.setDictionary(dictionary, dictionary.length - window, window);
            deflater.setInput(content, 0, size);
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(BLOCK);
            byte[] some = new byte[WINDOW];
            int now;
            do {
                now = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
                compressed.write(some, 0, now);
            } while (now == some.length);
            return compressed.toByteArray();
        }
    }

    private void writeNext() throws IOException {
        try {
            out.write(pending.remove().get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while packing");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("packing failed", failed.getCause());
        }
    }
}
