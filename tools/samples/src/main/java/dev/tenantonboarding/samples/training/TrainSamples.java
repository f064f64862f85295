package dev.tenantonboarding.samples.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trains the sample models from the data sets beside them and writes them to their places; its one argument is this module's folder. */
public final class TrainSamples {

    /** XGBoost's binary format, which AWS's XGBoost containers 1.x read, and the pure Java predictor too. */
    private static final String BINARY = "deprecated";

    private static final int ROUNDS = 12;

    private static final List<String> FLOWER = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");
    private static final List<String> FLOWERS = List.of("setosa", "versicolor", "virginica");
    private static final List<String> BIRD = List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
    private static final List<String> BIRDS = List.of("Adelie", "Chinstrap", "Gentoo");

    private final Path data;
    private final Path shared;

    private TrainSamples(Path module) {
        this.data = module.resolve("data");
        this.shared = module.resolve("models/shared");
    }

    public static void main(String[] args) throws IOException, XGBoostError {
        if (args.length != 1) {
            throw new IllegalArgumentException("One argument: the folder that holds data/ and models/");
        }
        new TrainSamples(Path.of(args[0])).run();
    }

    private void run() throws IOException, XGBoostError {
        var iris = Table.read(data.resolve("iris.csv"));
        var species = train(iris.matrix(FLOWER, "species", FLOWERS::indexOf), Map.of("objective", "multi:softmax", "num_class", 3));
        write("iris.tar.gz", ModelArchive.of(species));

        var isVirginica = iris.matrix(FLOWER, "species", name -> name.equals("virginica") ? 1 : 0);
        write("iris-virginica.tar.gz", ModelArchive.of(train(isVirginica, Map.of("objective", "binary:logistic"))));

        var penguins = Table.read(data.resolve("penguins.csv")).measuredIn(BIRD).matrix(BIRD, "species", BIRDS::indexOf);
        write("penguins/" + ModelArchive.MODEL_FILE, train(penguins, Map.of("objective", "multi:softmax", "num_class", 3)));
    }

    private static byte[] train(DMatrix matrix, Map<String, Object> task) throws XGBoostError {
        var parameters = new HashMap<>(task);
        parameters.put("max_depth", 3);
        parameters.put("eta", 0.4);
        parameters.put("base_score", 0.5); // else estimated from the data, which older readers of the format don't expect
        parameters.put("nthread", 1); // sums in one order, so the same model every time
        parameters.put("seed", 1);
        return XGBoost.train(matrix, parameters, ROUNDS, Map.of("train", matrix), null, null).toByteArray(BINARY);
    }

    private void write(String name, byte[] content) throws IOException {
        var file = shared.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        System.out.println(file + ": " + content.length + " bytes");
    }
}
