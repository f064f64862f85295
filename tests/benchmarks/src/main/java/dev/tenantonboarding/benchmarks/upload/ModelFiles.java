package dev.tenantonboarding.benchmarks.upload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Files like a model's: numbers of four bytes, of which the first two repeat and the others are as good as random. */
final class ModelFiles {
    private static final int FILES = 4;
    private static final int CHUNK = 1 << 20;
    private static final int NUMBER = 4;

    private ModelFiles() {}

    static void write(Path folder, long bytes) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < FILES; file++) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("weights-" + file)))) {
                write(out, bytes / FILES, new SplittableRandom(file));
            }
        }
    }

    private static void write(OutputStream out, long bytes, SplittableRandom random) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long left = bytes; left > 0; left -= CHUNK) {
            random.nextBytes(chunk);
            for (int number = 0; number < CHUNK; number += NUMBER) {
                chunk[number] = 0x3f;
                chunk[number + 1] &= 0x07;
            }
            out.write(chunk, 0, (int) Math.min(left, CHUNK));
        }
    }
}
