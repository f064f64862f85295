package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Inference;
import dev.tenantonboarding.tests.stage.OverModelsAndVariants;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.TenantIds;
import dev.tenantonboarding.tests.stage.Variant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A tenant's question, from the API to the tenant's own model and back. */
@OverModelsAndVariants
class InferenceIT {
    private static final String SETOSA = "5.1,3.5,1.4,0.2";
    private static final String VIRGINICA = "6.3,3.3,6.0,2.5";

    private final IsolationModel isolation;
    private final Stage stage;
    private final TenantId species;
    private final TenantId virginica;

    InferenceIT(IsolationModel isolation, Variant variant, Stages stages) {
        this.isolation = isolation;
        this.stage = stages.of(variant);
        this.species = stage.residents().with(SampleModel.IRIS, isolation);
        this.virginica = stage.residents().with(SampleModel.IRIS_VIRGINICA, isolation);
    }

    @Test
    void each_tenant_gets_its_own_models_answer() {
        assertThat(answer(species, SETOSA)).isEqualTo("0.0");
        assertThat(answer(species, VIRGINICA)).isEqualTo("2.0");
        assertThat(Double.parseDouble(answer(virginica, SETOSA))).isCloseTo(0.02, within(0.02));
        assertThat(Double.parseDouble(answer(virginica, VIRGINICA))).isCloseTo(0.98, within(0.02));
    }

    @Test
    void the_answer_has_the_containers_content_type() {
        HttpResponse<String> answer = stage.ask(species, isolation, SETOSA);

        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    }

    @Test
    void a_body_that_the_api_takes_for_binary_reaches_the_model_as_it_is_and_so_does_its_content_type() {
        // "csv" is no media type, so the API encodes the body, and the container knows it, so any other would be refused.
        HttpResponse<String> known = api(species).ask(stage.token(species, isolation), "csv", VIRGINICA.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> unknown = api(species).ask(stage.token(species, isolation), "application/octet-stream", new byte[] {0, -1, -61, 40});

        assertThat(known.statusCode()).as(known.body()).isEqualTo(200);
        assertThat(known.body().strip()).isEqualTo("2.0");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(424);
    }

    @Test
    void a_question_that_the_model_cannot_answer_is_the_models_error() {
        HttpResponse<String> answer = stage.ask(species, isolation, "1,2,3,4,5,6,7,8,9");

        assertThat(answer.statusCode()).isEqualTo(424);
        assertThat(answer.body()).doesNotContain("sagemaker", "Exception", "booster");
    }

    @Test
    void a_tenant_without_a_model_is_told_so_in_words_of_our_own() {
        TenantId nobody = TenantIds.fresh("nobody");

        HttpResponse<String> answer = stage.ask(nobody, isolation, SETOSA);

        assertThat(answer.statusCode()).as(answer.body()).isIn(403, 404);
        assertThat(answer.body()).startsWith("{\"message\":\"").doesNotContain("pool--main", "arn:", "Exception");
    }

    private Inference api(TenantId tenant) {
        return stage.inference().at(stage.apiUrl(tenant));
    }

    private String answer(TenantId tenant, String question) {
        HttpResponse<String> answer = stage.ask(tenant, isolation, question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().strip();
    }
}
