package dev.tenantonboarding.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleModelTest {

    private static final List<String> IRISES = List.of("setosa", "versicolor", "virginica");
    private static final List<String> PENGUINS = List.of("Adelie", "Chinstrap", "Gentoo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5.1,3.5,1.4,0.2 | 0", "7.0,3.2,4.7,1.4 | 1", "6.3,3.3,6.0,2.5 | 2"})
    void iris_names_the_species_of_the_first_flower_of_each(String flower, float species) throws IOException {
        assertThat(TrainedModel.of(SampleModel.IRIS).answer(flower)).isEqualTo(species);
    }

    @Test
    void iris_names_the_species_of_the_flowers_it_learnt_from() throws IOException {
        var model = TrainedModel.of(SampleModel.IRIS);
        long right = irises().filter(row -> model.answer(measures(row, 0)) == IRISES.indexOf(row[4])).count();
        assertThat(right).isGreaterThanOrEqualTo(147);
    }

    @Test
    void iris_virginica_gives_the_probability_of_a_virginica() throws IOException {
        var model = TrainedModel.of(SampleModel.IRIS_VIRGINICA);
        Predicate<String[]> agrees = row -> (model.answer(measures(row, 0)) > 0.5) == row[4].equals("virginica");
        assertThat(irises().filter(agrees)).hasSizeGreaterThanOrEqualTo(147);
        assertThat(model.answer("6.3,3.3,6.0,2.5")).isCloseTo(0.98f, within(0.02f));
        assertThat(model.answer("5.1,3.5,1.4,0.2")).isCloseTo(0.02f, within(0.02f));
    }

    @Test
    void penguins_names_the_species_of_the_birds_it_learnt_from() throws IOException {
        var model = TrainedModel.of(SampleModel.PENGUINS);
        var birds = rows("penguins.csv", "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year", 344)
                .filter(row -> !row[2].equals("NA"))
                .toList();
        assertThat(birds).hasSize(342);
        assertThat(birds.stream().filter(row -> model.answer(measures(row, 2)) == PENGUINS.indexOf(row[0])))
                .hasSizeGreaterThanOrEqualTo(338);
    }

    @Test
    void the_iris_data_has_fifty_flowers_of_each_species() throws IOException {
        for (var species : IRISES) {
            assertThat(irises().filter(row -> row[4].equals(species))).hasSize(50);
        }
    }

    @Test
    void the_same_question_gets_a_different_answer_from_each_iris_model() throws IOException {
        var species = TrainedModel.of(SampleModel.IRIS);
        var virginica = TrainedModel.of(SampleModel.IRIS_VIRGINICA);
        assertThat(irises().map(row -> measures(row, 0)).filter(line -> species.answer(line) == virginica.answer(line))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SampleModel.class)
    void every_file_lies_under_the_source_that_an_event_names(SampleModel sample) {
        assertThat(sample.files()).allSatisfy(file -> assertThat(file.key()).startsWith(sample.source()));
        assertThat(sample.example().split(",")).hasSize(4);
    }

    @Test
    void a_key_without_a_file_is_refused() {
        assertThatThrownBy(() -> new SampleFile("shared/none.tar.gz")).hasMessageContaining("shared/none.tar.gz");
    }

    private static Stream<String[]> irises() throws IOException {
        return rows("iris.csv", "sepal_length,sepal_width,petal_length,petal_width,species", 150);
    }

    private static Stream<String[]> rows(String file, String header, int count) throws IOException {
        var lines = Files.readAllLines(Path.of("data", file));
        assertThat(lines.getFirst()).isEqualTo(header);
        assertThat(lines).hasSize(count + 1);
        return lines.stream().skip(1).map(line -> line.split(","));
    }

    private static String measures(String[] row, int from) {
        return String.join(",", Arrays.copyOfRange(row, from, from + 4));
    }
}
