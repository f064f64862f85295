package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ModelLoadException.Kind;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A loaded XGBoost model. Safe for concurrent use. */
public final class Model {
    /** In bytes. Larger files aren't taken into memory; models for trying things out are far below. */
    private static final int LARGEST = 256 * 1024 * 1024;

    private final Predictor predictor;
    private final int features;

    private Model(Predictor predictor, int features) {
        this.predictor = predictor;
        this.features = features;
    }

    /**
     * Loads the first XGBoost model in the archive, wherever in it the file lies and whatever its name.
     *
     * @param artifact a {@code model.tar.gz}; closed afterwards
     * @throws ModelLoadException if it isn't one, or holds no model in XGBoost's binary format
     */
    public static Model load(InputStream artifact) throws ModelLoadException {
        try (artifact; var tar = new TarArchiveInputStream(new GZIPInputStream(artifact))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    var head = tar.readNBytes(XGBoostFile.HEAD);
                    var file = XGBoostFile.recognize(head);
                    if (file.isPresent()) {
                        return new Model(read(entry.getName(), head, tar), file.get().features());
                    }
                }
            }
        } catch (IOException e) {
            throw new ModelLoadException(Kind.NOT_AN_ARCHIVE, "The artifact is not a tar.gz archive", e);
        }
        throw new ModelLoadException(Kind.NO_MODEL, "No file in the archive is an XGBoost model in the binary format");
    }

    private static Predictor read(String name, byte[] head, InputStream rest) throws IOException, ModelLoadException {
        var content = new ByteArrayOutputStream();
        content.writeBytes(head);
        content.writeBytes(rest.readNBytes(LARGEST - head.length));
        if (rest.read() >= 0) {
            throw new ModelLoadException(Kind.NO_MODEL, name + " is larger than " + LARGEST + " bytes");
        }
        try {
            return new Predictor(new ByteArrayInputStream(content.toByteArray()));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A damaged count makes the reader ask for an absurdly long array: that fails, yet memory isn't short.
            throw new ModelLoadException(Kind.NO_MODEL, name + " can't be read as an XGBoost model: " + e.getMessage(), e);
        }
    }

    /** How many columns the model was trained on; a question may have fewer, never more. */
    int features() {
        return features;
    }

    /** One value, or for {@code multi:softprob} one for each class. A NaN counts as missing. */
    float[] predict(float[] row) {
        return predictor.predict(FVec.Transformer.fromArray(row, false));
    }
}
