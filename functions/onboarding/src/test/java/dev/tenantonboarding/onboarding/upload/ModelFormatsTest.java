package dev.tenantonboarding.onboarding.upload;

import static dev.tenantonboarding.onboarding.upload.Archives.binaryModel;
import static dev.tenantonboarding.onboarding.upload.Archives.concat;
import static dev.tenantonboarding.onboarding.upload.Archives.stream;
import static dev.tenantonboarding.onboarding.upload.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantonboarding.onboarding.InvalidModelArchive;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFormatsTest {
    private static final String JSON = "{\"learner\": {\"attributes\": {}, \"base\": [NaN, 1.5]}, \"version\": [1, 7, 6]}";
    private static final byte[] UBJ = text("{L\0\0\0\0\0\0\0\u0007learner{L\0\0\0\0\0\0\0\nattributes{}");
    private static final ModelFormats ALL = new ModelFormats(Set.copyOf(ModelFormat.of("xgboost")));

    @ParameterizedTest
    @MethodSource
    void a_model_is_known_by_its_content(String word, byte[] model) {
        ModelFormats only = new ModelFormats(Set.copyOf(ModelFormat.of(word)));

        assertThatCode(() -> only.check("a.pkl", stream(model))).doesNotThrowAnyException();
        assertThatCode(() -> ALL.check("a.pkl", stream(model))).doesNotThrowAnyException();
    }

    static Stream<Arguments> a_model_is_known_by_its_content() {
        return Stream.of(
                arguments("xgboost-json", text(JSON)),
                arguments("xgboost-json", text(JSON.replace("{}", "\"" + "x".repeat(10_000) + "\""))),
                arguments("xgboost-ubj", UBJ),
                arguments("xgboost-ubj", text("{i\u0007learner{}")),
                arguments("xgboost-binary", binaryModel("binf", 0.5f)),
                arguments("xgboost-binary", binaryModel("", 0.5f)));
    }

    @ParameterizedTest
    @MethodSource
    void code_and_pickles_are_refused_whatever_their_name(byte[] file) {
        assertThatThrownBy(() -> ALL.check("xgboost-model", stream(file)))
                .isInstanceOf(InvalidModelArchive.class)
                .hasMessageContaining("entry 'xgboost-model'")
                .hasMessageContaining("xgboost-binary, xgboost-json, xgboost-ubj");
    }

    static Stream<byte[]> code_and_pickles_are_refused_whatever_their_name() {
        byte[] pickle = text("cos\nsystem\n(S'id'\ntR.");
        byte[] disguised = binaryModel("", 0.5f);
        System.arraycopy(text("U\u0080"), 0, disguised, 0, 2);
        return Stream.of(
                new byte[0],
                text("{"),
                pickle,
                text("\u0080\u0004\u0095"),
                disguised,
                text("import os\nos.system('id')\n"),
                text("#!/bin/sh\nid\n"),
                text("\u007fELF"),
                text("{\"learner\": __import__('os').system('id'), \"version\": [1]}"),
                text(JSON + "\nimport os"),
                text(JSON.substring(0, JSON.length() - 1)),
                text(" " + JSON),
                text("{\"weights\": []}"),
                text("{\"learner\": [], \"version\": [1]}"),
                text("prediction,species\n0,Adelie\n"),
                text("{L\0\0\0\0\0\0\0\u0007version{"),
                text("binf" + "\0".repeat(200)),
                concat(text("binf"), binaryModel("binf", 0.5f)));
    }

    @Test
    void a_format_that_is_not_allowed_is_refused() {
        ModelFormats json = new ModelFormats(Set.of(ModelFormat.XGBOOST_JSON));

        assertThatThrownBy(() -> json.check("m", stream(UBJ))).isInstanceOf(InvalidModelArchive.class).hasMessageEndingWith("xgboost-json");
    }

    @Test
    void a_word_stands_for_one_format_or_a_family() {
        assertThat(ModelFormat.of("xgboost-json")).containsExactly(ModelFormat.XGBOOST_JSON);
        assertThat(ModelFormat.of("xgboost")).containsExactly(ModelFormat.values());
        assertThat(ModelFormat.of("pickle")).isEmpty();
    }
}
