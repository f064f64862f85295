package dev.tenantonboarding.onboarding.upload;

import static dev.tenantonboarding.onboarding.upload.Archives.concat;
import static dev.tenantonboarding.onboarding.upload.Archives.gzip;
import static dev.tenantonboarding.onboarding.upload.Archives.stream;
import static dev.tenantonboarding.onboarding.upload.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveCheckTest {
    private static final ArchiveLimits LIMITS = new ArchiveLimits(8 << 20, 10, 100);
    private static final byte[] GOOD = new Archives().file("model/xgboost-model", text("weights")).targz();

    private static void check(byte[] archive) {
        new ArchiveCheck(LIMITS, FileRule.ANYTHING).check(stream(archive));
    }

    @Test
    void a_plain_archive_of_files_and_folders_passes() {
        byte[] archive = new Archives()
                .file("./", new byte[0])
                .file("model/", new byte[0])
                .file("model/xgboost-model", text("weights"))
                .file("a".repeat(300), text("a long name"))
                .targz();

        assertThatCode(() -> check(archive)).doesNotThrowAnyException();
    }

    @Test
    void an_archive_goes_on_after_a_model_that_was_parsed_to_its_end() {
        byte[] model = text("{\"learner\": {\"weights\": [" + "0.25, ".repeat(50_000) + "1]}, \"version\": [1, 7, 1]}");
        byte[] archive = new Archives().file("one.json", model).file("two.json", model).file("small.json", text("{\"learner\":{},\"version\":[]}")).targz();

        assertThatCode(() -> new ArchiveCheck(new ArchiveLimits(8 << 20, 10, 1000), new ModelFormats(Set.of(ModelFormat.XGBOOST_JSON))).check(stream(archive)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void what_could_hurt_is_refused_with_the_entry_and_the_rule(String rule, byte[] archive) {
        assertThatThrownBy(() -> check(archive)).isInstanceOf(InvalidModelArchive.class).hasMessageContaining(rule);
    }

    static Stream<Arguments> what_could_hurt_is_refused_with_the_entry_and_the_rule() {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        return Stream.of(
                arguments("complete tar.gz", text("plain text")),
                arguments("complete tar.gz", new byte[0]),
                arguments("complete tar.gz: it ends too early", Arrays.copyOf(GOOD, GOOD.length / 2)),
                arguments("complete tar.gz: it ends too early", Arrays.copyOf(GOOD, GOOD.length - 4)),
                arguments("complete tar.gz", concat(GOOD, text("garbage"))),
                arguments("tar", gzip(noise)),
                arguments("tar", gzip(text("print('hello')\n".repeat(100)))),
                arguments("holds no file", gzip(new byte[1024])),
                arguments("holds no file", gzip(new byte[0])),
                arguments("holds no file", new Archives().file("folder/", new byte[0]).targz()),
                arguments("entry '/etc/passwd' has an absolute path", new Archives().file("/etc/passwd", text("x")).targz()),
                arguments("entry '../up' has a path with '..'", new Archives().file("../up", text("x")).targz()),
                arguments("entry 'a/../../up' has a path with '..'", new Archives().file("a/../../up", text("x")).targz()),
                arguments("entry 'a?b' has a backslash or a control", new Archives().file("a\nb", text("x")).targz()),
                arguments("entry 'to' is a link", new Archives().special("to", TarConstants.LF_SYMLINK).targz()),
                arguments("entry 'to' is a link", new Archives().special("to", TarConstants.LF_LINK).targz()),
                arguments("entry 'dev' is a device", new Archives().special("dev", TarConstants.LF_CHR).targz()),
                arguments("entry 'dev' is a device", new Archives().special("dev", TarConstants.LF_BLK).targz()),
                arguments("entry 'pipe' is a device or a pipe", new Archives().special("pipe", TarConstants.LF_FIFO).targz()),
                arguments("entry 'odd' is neither", new Archives().special("odd", TarConstants.LF_CONTIG).targz()),
                arguments("more than 10 entries", many(11)),
                arguments("more than 100 times its size", new Archives().file("zeros", new byte[4 << 20]).targz()),
                arguments("more than 8388608 bytes", new Archives().file("large", noise(9 << 20)).targz()),
                arguments("goes on after the end", gzip(concat(new Archives().file("a", text("x")).tar(), new Archives().file("b", text("y")).tar()))),
                arguments("goes on after the end", gzip(concat(withoutEnd(), new byte[512], header("hidden"), new byte[1024]))),
                arguments("goes on after the end", concat(GOOD, new Archives().file("hidden", text("y")).targz())));
    }

    @Test
    void a_header_that_would_fill_memory_is_refused_before_it_does() {
        byte[] archive = new Archives().special("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME).tar();
        System.arraycopy(text("00030000000"), 0, archive, 124, 11);
        byte[] fixed = concat(withChecksum(Arrays.copyOf(archive, 512)), noise(7 << 20));

        assertThatThrownBy(() -> check(gzip(fixed))).isInstanceOf(InvalidModelArchive.class).hasMessageContaining("oversized header");
    }

    @Test
    void however_an_archive_is_damaged_the_answer_is_a_refusal_or_a_pass() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            byte[] tar = new Archives().file("model/xgboost-model", text("weights")).special("to", TarConstants.LF_DIR).tar();
            for (int change = 0; change < 3; change++) {
                tar[random.nextInt(1_600)] = (byte) random.nextInt();
            }
            try {
                check(gzip(tar));
            } catch (RuntimeException refused) {
                assertThat(refused).isInstanceOf(InvalidModelArchive.class);
            }
        }
    }

    @Test
    void the_rule_sees_each_file_and_may_leave_it_unread() {
        StringBuilder seen = new StringBuilder();
        byte[] archive = new Archives().file("a", noise(100_000)).file("folder/", new byte[0]).file("b", text("second")).targz();

        new ArchiveCheck(LIMITS, (name, content) -> seen.append(name).append(content.readNBytes(3).length)).check(stream(archive));

        assertThat(seen).hasToString("a3b3");
    }

    private static byte[] withoutEnd() {
        return Arrays.copyOf(new Archives().file("a", text("x")).tar(), 1024);
    }

    private static byte[] header(String name) {
        return Arrays.copyOf(new Archives().special(name, TarConstants.LF_SYMLINK).tar(), 512);
    }

    private static byte[] many(int files) {
        Archives archive = new Archives();
        for (int i = 0; i < files; i++) {
            archive.file("file-" + i, text("x"));
        }
        return archive.targz();
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(2).nextBytes(noise);
        return noise;
    }

    private static byte[] withChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        System.arraycopy(text(String.format("%06o", sum)), 0, header, 148, 6);
        header[154] = 0;
        return header;
    }
}
