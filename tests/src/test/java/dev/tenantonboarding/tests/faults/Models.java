package dev.tenantonboarding.tests.faults;

import dev.tenantonboarding.samples.SampleModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives that a tenant delivers. */
final class Models {
    private static final byte[] GOOD = pack();

    private Models() {}

    static byte[] good() {
        return GOOD.clone();
    }

    static byte[] broken() {
        return "no archive".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pack() {
        byte[] model = SampleModel.PENGUINS.files().stream()
                .filter(file -> file.key().endsWith("/xgboost-model")).findFirst().orElseThrow().content();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("xgboost-model");
            entry.setSize(model.length);
            tar.putArchiveEntry(entry);
            tar.write(model);
            tar.closeArchiveEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
