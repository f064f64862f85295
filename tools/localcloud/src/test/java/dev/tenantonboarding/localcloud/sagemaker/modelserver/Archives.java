package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import dev.tenantonboarding.samples.SampleModel;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Builds model archives for tests. */
public final class Archives {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Model load(SampleModel sample) throws ModelLoadException {
        return Model.load(new ByteArrayInputStream(sample.files().getFirst().content()));
    }

    static byte[] penguins() {
        return SampleModel.PENGUINS.files().getFirst().content();
    }

    public Archives with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public Archives with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    InputStream open() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    public byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
