package dev.tenantonboarding.samples.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs one model file the way SageMaker expects a model: a gzipped tar. The same model always gives the same bytes. */
final class ModelArchive {

    /** The name that SageMaker's own XGBoost training jobs give the file. */
    static final String MODEL_FILE = "xgboost-model";

    private ModelArchive() {}

    static byte[] of(byte[] model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, timeless()))) {
            var entry = new TarArchiveEntry(MODEL_FILE);
            entry.setSize(model.length);
            entry.setModTime(0);
            entry.setIds(0, 0);
            tar.putArchiveEntry(entry);
            tar.write(model);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static GzipParameters timeless() {
        var parameters = new GzipParameters();
        parameters.setModificationInstant(java.time.Instant.EPOCH);
        parameters.setOS(GzipParameters.OS.UNKNOWN);
        return parameters;
    }
}
