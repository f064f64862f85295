package dev.tenantonboarding.onboarding.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipTest {
    private static final int BLOCK = 256 << 10;

    /** Half of it packs, half does not. */
    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        for (int i = 0; i < length; i++) {
            content[i] = i % 2 == 0 ? 7 : content[i];
        }
        return content;
    }

    private static byte[] packed(byte[] content, int chunk) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ParallelGzip gzip = new ParallelGzip(packed)) {
            for (int at = 0; at < content.length; at += chunk) {
                gzip.write(content, at, Math.min(chunk, content.length - at));
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 20 * BLOCK + 17})
    void what_is_packed_is_unpacked_by_any_reader(int length) throws IOException {
        byte[] content = content(length);

        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed(content, 10_000)))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void the_same_content_gives_the_same_bytes_however_it_is_written() throws IOException {
        byte[] content = content(5 * BLOCK + 3);

        assertThat(packed(content, 1_000)).isEqualTo(packed(content, content.length));
    }

    @Test
    void blocks_cost_less_than_a_hundredth_of_what_one_stream_takes() throws IOException {
        byte[] text = "some words that come again, and again, and again. ".repeat(100_000).getBytes();
        byte[] numbers = content(20 * BLOCK);

        for (byte[] content : Arrays.asList(text, numbers)) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(plain)) {
                gzip.write(content);
            }
            assertThat(packed(content, BLOCK).length - plain.size()).isLessThan(Math.max(1_000, plain.size() / 100));
        }
    }

    @Test
    void a_target_that_fails_fails_the_archive() {
        OutputStream broken = new OutputStream() {
            private int written;

            @Override
            public void write(int one) throws IOException {
                if (++written > 1_000) {
                    throw new IOException("full");
                }
            }
        };

        assertThatThrownBy(() -> {
            try (ParallelGzip gzip = new ParallelGzip(broken)) {
                gzip.write(content(20 * BLOCK));
            }
        }).isInstanceOf(IOException.class).hasMessage("full");
    }
}
