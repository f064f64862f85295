package dev.tenantonboarding.tests;

import dev.tenantonboarding.samples.SampleModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Model archives as strangers might send them. */
final class Archives {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    /** A good model alone. */
    static byte[] good() {
        return new Archives().file("xgboost-model", model()).targz();
    }

    /** A good model that takes more than 8 MiB, which do not pack. */
    static byte[] large() {
        byte[] noise = new byte[9 << 20];
        new Random(7).nextBytes(noise);
        return new Archives().file("xgboost-model", model()).file("more/xgboost-model", concat(model(), noise)).targz();
    }

    /** A model in XGBoost's binary format. */
    static byte[] model() {
        return SampleModel.PENGUINS.files().stream()
                .filter(file -> file.key().endsWith("/xgboost-model"))
                .findFirst()
                .orElseThrow()
                .content();
    }

    Archives file(String name, byte[] content) {
        // Leading slashes stay.
        return entry(new TarArchiveEntry(name, true), content);
    }

    /** Neither file nor folder: a type of {@link org.apache.commons.compress.archivers.tar.TarConstants}. */
    Archives special(String name, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName("elsewhere");
        return entry(entry, new byte[0]);
    }

    Archives folders(int count) {
        for (int i = 0; i < count; i++) {
            entry(new TarArchiveEntry("folder-" + i + "/"), new byte[0]);
        }
        return this;
    }

    private Archives entry(TarArchiveEntry entry, byte[] content) {
        try {
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] tar() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] targz() {
        return gzip(tar());
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
