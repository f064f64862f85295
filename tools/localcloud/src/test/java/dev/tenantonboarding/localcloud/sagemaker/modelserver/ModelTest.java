package dev.tenantonboarding.localcloud.sagemaker.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

import dev.tenantonboarding.localcloud.sagemaker.modelserver.ModelLoadException.Kind;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final float[] ADELIE = {39.1f, 18.7f, 181, 3750};
    private static final float[] GENTOO = {46.1f, 13.2f, 211, 4500};

    @Test
    void a_model_is_found_by_its_content_wherever_it_lies_in_the_archive() throws Exception {
        var archive = new Archives()
                .with("README.md", "prose, longer than the head of a model file ".repeat(20))
                .with("code/inference.py", "print()")
                .with("deep/down/some.bin", Archives.penguins());
        var model = Model.load(archive.open());
        assertThat(model.predict(ADELIE)).containsExactly(0);
        assertThat(model.predict(GENTOO)).containsExactly(2);
        assertThat(model.features()).isEqualTo(4);
    }

    @Test
    void a_file_named_like_a_model_that_is_none_is_passed_over() throws Exception {
        var archive = new Archives().with("xgboost-model", "not a model").with("other", Archives.penguins());
        assertThat(Model.load(archive.open()).predict(ADELIE)).containsExactly(0);
    }

    @Test
    void a_model_without_the_mark_of_newer_versions_is_recognized_too() throws Exception {
        var unmarked = Arrays.copyOfRange(Archives.penguins(), 4, Archives.penguins().length);
        assertThat(Model.load(new Archives().with("xgboost-model", unmarked).open()).predict(GENTOO)).containsExactly(2);
    }

    @Test
    void an_archive_without_a_model_is_refused() throws IOException {
        var archive = new Archives().with("model.pkl", "\u0080\u0004pickle").open();
        assertThatThrownBy(() -> Model.load(archive)).isInstanceOfSatisfying(ModelLoadException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.NO_MODEL));
    }

    @Test
    void what_is_no_gzipped_tar_is_refused_as_no_archive() {
        assertThatThrownBy(() -> Model.load(new ByteArrayInputStream("plain text".getBytes()))).isInstanceOfSatisfying(
                ModelLoadException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_AN_ARCHIVE));
    }

    @Test
    void a_truncated_archive_is_refused_as_no_archive() throws IOException {
        byte[] whole = new Archives().with("xgboost-model", Archives.penguins()).open().readAllBytes();
        var half = new ByteArrayInputStream(whole, 0, whole.length / 2);
        assertThatThrownBy(() -> Model.load(half)).isInstanceOfSatisfying(ModelLoadException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.NOT_AN_ARCHIVE));
    }

    @Test
    void a_damaged_model_is_refused_by_name() throws IOException {
        var cut = Arrays.copyOf(Archives.penguins(), 1000);
        var absurd = Archives.penguins();
        Arrays.fill(absurd, 4 + 136 + 8 + 13 + 8 + 6, 4 + 136 + 8 + 13 + 8 + 6 + 4, (byte) 0x7f); // the number of trees
        for (var content : new byte[][] {cut, absurd}) {
            var archive = new Archives().with("broken-model", content).open();
            assertThatThrownBy(() -> Model.load(archive)).hasMessageContaining("broken-model")
                    .isInstanceOfSatisfying(ModelLoadException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_MODEL));
        }
    }
}
