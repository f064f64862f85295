package dev.tenantonboarding.samples;

import java.util.Arrays;
import java.util.List;

/**
 * The models that a local demonstration signs tenants up with. Each takes lines of four numbers as {@code text/csv}, so one
 * question can be put to all of them, and each answers it differently.
 */
public enum SampleModel {

    /** The iris species: 0 setosa, 1 versicolor, 2 virginica. In: sepal length and width, petal length and width in cm. */
    IRIS("shared/iris.tar.gz", "5.1,3.5,1.4,0.2", "shared/iris.tar.gz"),

    /** The probability, 0 to 1, that an iris is a virginica. In: as for {@link #IRIS}. */
    IRIS_VIRGINICA("shared/iris-virginica.tar.gz", "6.3,3.3,6.0,2.5", "shared/iris-virginica.tar.gz"),

    /**
     * The penguin species: 0 Adelie, 1 Chinstrap, 2 Gentoo. In: bill length and depth and flipper length in mm, body mass in g.
     * Loose files, to be packed by whoever takes the prefix as a model.
     */
    PENGUINS("shared/penguins/", "39.1,18.7,181,3750", "shared/penguins/xgboost-model");

    private final String source;
    private final String example;
    private final List<SampleFile> files;

    SampleModel(String source, String example, String... keys) {
        this.source = source;
        this.example = example;
        this.files = Arrays.stream(keys).map(SampleFile::new).toList();
    }

    /** What follows the bucket in a {@code modelSource}: the key of a finished archive, or a prefix ending in {@code /}. */
    public String source() {
        return source;
    }

    /** A line of {@code text/csv} from the data that the model was trained on. */
    public String example() {
        return example;
    }

    /** The objects that make up the model. */
    public List<SampleFile> files() {
        return files;
    }
}
