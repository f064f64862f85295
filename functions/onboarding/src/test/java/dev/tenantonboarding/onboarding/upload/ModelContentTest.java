package dev.tenantonboarding.onboarding.upload;

import static dev.tenantonboarding.onboarding.upload.Archives.stream;
import static dev.tenantonboarding.onboarding.upload.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantonboarding.onboarding.AwsUnavailable;
import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;

class ModelContentTest {
    private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 20, 3, 100);
    private static final Map<String, byte[]> OBJECTS =
            Map.of("acme/m/b/model", text("second"), "acme/m/a", text("first"), "acme/m/é", text("third"));

    private static PackedPrefix prefix(List<String> keys, ArchiveLimits limits) {
        List<SourceObject> objects =
                keys.stream().map(key -> new SourceObject("models", key, "etag", OBJECTS.get(key).length)).toList();
        return new PackedPrefix("acme/m/", objects, object -> stream(OBJECTS.get(object.key())), limits, FileRule.ANYTHING);
    }

    private static byte[] bytes(ModelContent content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);
        return out.toByteArray();
    }

    /** What is written while a model is checked must be what is written later. */
    private static Fingerprint inspect(ModelContent content) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        Fingerprint fingerprint = content.inspect(copy);
        assertThat(copy.toByteArray()).isEqualTo(bytes(content));
        return fingerprint;
    }

    @Test
    void the_same_objects_give_the_same_bytes_in_whatever_order_they_are_listed() throws Exception {
        PackedPrefix one = prefix(List.of("acme/m/b/model", "acme/m/a", "acme/m/é"), LIMITS);
        PackedPrefix other = prefix(List.of("acme/m/é", "acme/m/a", "acme/m/b/model"), LIMITS);

        assertThat(bytes(one)).isEqualTo(bytes(other));
        assertThat(inspect(one)).isEqualTo(fingerprint(bytes(one)));
    }

    @Test
    void a_packed_prefix_holds_the_objects_by_name_without_times_and_owners() throws IOException {
        byte[] packed = bytes(prefix(List.copyOf(OBJECTS.keySet()), LIMITS));

        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(GzipCompressorInputStream.builder().setInputStream(stream(packed)).get(), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName() + "=" + new String(tar.readAllBytes()));
                assertThat(entry.getLastModifiedTime().toMillis()).isZero();
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getUserName()).isEmpty();
            }
        }
        assertThat(names).containsExactly("a=first", "b/model=second", "é=third");
        new ArchiveCheck(LIMITS, FileRule.ANYTHING).check(stream(packed));
    }

    @Test
    void a_prefix_beyond_the_limits_or_with_a_bad_file_is_refused() {
        List<String> all = List.copyOf(OBJECTS.keySet());

        assertThatThrownBy(() -> inspect(prefix(all, new ArchiveLimits(1 << 20, 2, 100)))).hasMessageContaining("more than 2 objects");
        assertThatThrownBy(() -> inspect(prefix(all, new ArchiveLimits(10, 3, 100)))).hasMessageContaining("more than 10 bytes");
        PackedPrefix pool = new PackedPrefix(
                "acme/m/", List.of(new SourceObject("models", "acme/m/a", "etag", 5)), object -> stream(text("first")), LIMITS,
                new ModelFormats(Set.of(ModelFormat.XGBOOST_JSON)));
        assertThatThrownBy(() -> inspect(pool)).isInstanceOf(InvalidModelArchive.class).hasMessageContaining("entry 'a'");
    }

    @Test
    void a_finished_archive_is_taken_over_byte_by_byte() throws Exception {
        byte[] archive = new Archives().file("xgboost-model", text("weights")).targz();
        FinishedArchive content = finished(archive, archive.length);

        assertThat(inspect(content)).isEqualTo(fingerprint(archive));
        assertThat(bytes(content)).isEqualTo(archive);
    }

    @Test
    void a_refused_archive_is_read_no_further() {
        byte[] archive = new Archives().file("../outside", text("x")).file("weights", noise(8 << 20)).targz();
        CountedStream read = new CountedStream(archive);
        FinishedArchive content = new FinishedArchive(
                new SourceObject("models", "acme/m.tar.gz", "etag", archive.length), object -> read, new ArchiveLimits(16 << 20, 3, 100), FileRule.ANYTHING);

        assertThatThrownBy(() -> inspect(content)).isInstanceOf(InvalidModelArchive.class).hasMessageContaining("entry '../outside'");
        assertThat(read.count).isLessThan(1 << 20);
        assertThat(checkers()).isEmpty();
    }

    @Test
    void a_source_that_breaks_off_is_not_taken_for_a_broken_archive() {
        byte[] archive = new Archives().file("weights", noise(1 << 20)).targz();
        AwsUnavailable brokenOff = new AwsUnavailable("the model source stopped sending", new IOException("reset"));
        FinishedArchive content = new FinishedArchive(
                new SourceObject("models", "acme/m.tar.gz", "etag", archive.length),
                object -> new SequenceInputStream(stream(Arrays.copyOf(archive, archive.length / 2)), new FailingStream(brokenOff)),
                new ArchiveLimits(16 << 20, 3, 100), FileRule.ANYTHING);

        assertThatThrownBy(() -> inspect(content)).isSameAs(brokenOff);
        assertThat(checkers()).isEmpty();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static List<Thread> checkers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("archive check")).toList();
    }

    private static final class CountedStream extends ByteArrayInputStream {
        private int count;

        private CountedStream(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            int some = super.read(into, offset, length);
            count += Math.max(some, 0);
            return some;
        }
    }

    private static final class FailingStream extends InputStream {
        private final RuntimeException failure;

        private FailingStream(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public int read() {
            throw failure;
        }
    }

    @Test
    void an_archive_too_large_to_begin_with_is_not_even_read() {
        FinishedArchive content = new FinishedArchive(
                new SourceObject("models", "acme/m.tar.gz", "etag", LIMITS.bytes() + 1),
                object -> {
                    throw new AssertionError("read");
                },
                LIMITS, FileRule.ANYTHING);

        assertThatThrownBy(() -> inspect(content)).isInstanceOf(InvalidModelArchive.class).hasMessageContaining("more than 1048576 bytes");
    }

    private static FinishedArchive finished(byte[] archive, long listed) {
        return new FinishedArchive(
                new SourceObject("models", "acme/m.tar.gz", "etag", listed), object -> stream(archive), LIMITS, FileRule.ANYTHING);
    }

    private static Fingerprint fingerprint(byte[] bytes) throws Exception {
        return new Fingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes.length);
    }
}
