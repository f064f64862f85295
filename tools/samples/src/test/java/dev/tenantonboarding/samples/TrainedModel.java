package dev.tenantonboarding.samples;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A sample model, loaded from the class path as a model server would load it. */
record TrainedModel(Predictor predictor) {

    static TrainedModel of(SampleModel sample) throws IOException {
        var content = sample.files().getFirst().content();
        if (!sample.source().endsWith(".tar.gz")) {
            return new TrainedModel(new Predictor(new ByteArrayInputStream(content)));
        }
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(content)))) {
            if (!tar.getNextEntry().getName().equals("xgboost-model")) {
                throw new IOException(sample.source() + " doesn't begin with xgboost-model");
            }
            return new TrainedModel(new Predictor(new ByteArrayInputStream(tar.readAllBytes())));
        }
    }

    float answer(String line) {
        var values = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        return predictor.predict(FVec.Transformer.fromArray(values, false))[0];
    }
}
