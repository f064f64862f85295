package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.tenantonboarding.localcloud.sagemaker.modelserver.ContainerAnswer.Failure;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ContainerAnswer.Prediction;
import dev.tenantonboarding.samples.SampleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XGBoostContainerTest {
    private static final Optional<String> CSV = Optional.of("text/csv");
    private static final String SETOSA = "5.1,3.5,1.4,0.2";
    private static final String VIRGINICA = "6.3,3.3,6.0,2.5";

    @Test
    void each_line_gets_a_prediction_on_a_line_of_its_own() throws Exception {
        assertThat(text(ask(CsvPredictions.LINES, CSV, SETOSA + "\n" + VIRGINICA + "\n"))).isEqualTo("0.0\n2.0\n");
    }

    @Test
    void in_a_multi_model_endpoint_the_predictions_share_one_line() throws Exception {
        assertThat(text(ask(CsvPredictions.ONE_LINE, CSV, SETOSA + "\n" + VIRGINICA))).isEqualTo("0.0,2.0");
    }

    @Test
    void a_missing_value_may_be_left_out() throws Exception {
        assertThat(text(ask(CsvPredictions.LINES, CSV, "5.1,,1.4,"))).isEqualTo("0.0\n");
        assertThat(text(ask(CsvPredictions.LINES, CSV, "5.1,3.5,1.4"))).isEqualTo("0.0\n");
    }

    @Test
    void an_empty_body_is_answered_with_an_empty_body() throws Exception {
        assertThat(text(ask(CsvPredictions.LINES, CSV, ""))).isEmpty();
    }

    @Test
    void an_empty_line_is_the_containers_error_415() throws Exception {
        assertThat(failure(ask(CsvPredictions.ONE_LINE, CSV, "\n"))).isEqualTo(new Failure(415, "Loading csv data failed with "
                + "Exception, please ensure data is in csv format:\n Could not determine delimiter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sepal,petal", "1,2,3,4\n1,2", "1,2,3,4\n\n1,2,3,4", "{\"a\":1}"})
    void what_is_not_rows_of_numbers_is_the_containers_error_415(String body) throws Exception {
        assertThat(failure(ask(CsvPredictions.LINES, CSV, body)).status()).isEqualTo(415);
    }

    @Test
    void more_columns_than_the_model_knows_are_the_containers_error_400() throws Exception {
        assertThat(failure(ask(CsvPredictions.LINES, CSV, "1,2,3,4,5"))).isEqualTo(new Failure(400, "Unable to evaluate payload "
                + "provided: Number of columns does not match number of features in booster. Columns: 5 Features: 4"));
    }

    @Test
    void another_content_type_is_the_containers_error_415() throws Exception {
        assertThat(failure(ask(CsvPredictions.LINES, Optional.of("application/json"), SETOSA)))
                .isEqualTo(new Failure(415, "application/json is not an accepted ContentType: csv, text/csv."));
        assertThat(failure(ask(CsvPredictions.LINES, Optional.empty(), SETOSA)).status()).isEqualTo(415);
    }

    @Test
    void parameters_of_the_content_type_are_tolerated() throws Exception {
        assertThat(text(ask(CsvPredictions.LINES, Optional.of("Text/CSV; charset=utf-8"), SETOSA))).isEqualTo("0.0\n");
    }

    @Test
    void an_answer_in_another_type_is_the_containers_error_406() throws Exception {
        var model = Archives.load(SampleModel.IRIS);
        var json = new Question(CSV, Optional.of("application/json"), SETOSA.getBytes(StandardCharsets.UTF_8));
        assertThat(failure(new XGBoostContainer(CsvPredictions.LINES).answer(model, json)).status()).isEqualTo(406);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "-2, -2.0", "0.1, 0.10000000149011612", "0.00011, 0.00011000000085914508", "0.00001, 9.999999747378752e-06",
        "1e20, 1.0000000200408773e+20", "16777216, 16777216.0", "NaN, nan", "Infinity, inf"})
    void numbers_look_as_python_prints_them(float value, String printed) {
        assertThat(CsvPredictions.number(value)).isEqualTo(printed);
    }

    @Test
    void classes_with_probabilities_are_a_row_or_in_brackets() {
        var predictions = List.of(new float[] {0.25f, 0.75f}, new float[] {0.5f, 0.5f});
        assertThat(CsvPredictions.LINES.write(predictions)).isEqualTo("0.25,0.75\n0.5,0.5\n");
        assertThat(CsvPredictions.ONE_LINE.write(predictions)).isEqualTo("[0.25, 0.75],[0.5, 0.5]");
    }

    private static ContainerAnswer ask(CsvPredictions form, Optional<String> contentType, String body) throws Exception {
        var question = new Question(contentType, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
        return new XGBoostContainer(form).answer(Archives.load(SampleModel.IRIS), question);
    }

    private static String text(ContainerAnswer answer) {
        assertThat(answer).isInstanceOf(Prediction.class);
        return new String(((Prediction) answer).body(), StandardCharsets.UTF_8);
    }

    private static Failure failure(ContainerAnswer answer) {
        assertThat(answer).isInstanceOf(Failure.class);
        return (Failure) answer;
    }
}
