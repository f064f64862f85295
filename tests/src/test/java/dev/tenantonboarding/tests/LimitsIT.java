package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.sagemaker.Limits;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What gives way at its limits. On a cloud of its own, whose pool holds one model in memory and keeps nobody waiting for another. */
@TestInstance(Lifecycle.PER_CLASS)
class LimitsIT {
    private static final Limits ONE_MODEL_IN_MEMORY =
            new Limits(100, 1, Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofNanos(1));

    private Stage stage;

    @BeforeAll
    void a_cloud_of_its_own() {
        stage = Stage.start("limits", ONE_MODEL_IN_MEMORY);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void a_model_that_is_still_loading_gets_503_with_retry_after_and_then_answers() {
        TenantId evicted = onboarded(TenantIds.fresh("first"));
        TenantId inMemory = onboarded(TenantIds.fresh("second"));

        // The model may be there before the question, so it is put out of memory and asked again.
        HttpResponse<String> loading = Deadline.await("an answer while a model is loading", () -> {
            awaitAnswer(inMemory);
            return Optional.of(ask(evicted)).filter(answer -> answer.statusCode() != 200);
        });

        assertThat(loading.statusCode()).as(loading.body()).isEqualTo(503);
        assertThat(loading.headers().firstValue("retry-after")).hasValue("10");
        awaitAnswer(evicted);
    }

    private void awaitAnswer(TenantId tenant) {
        Deadline.await("an answer of the model of " + tenant, () -> Optional.of(ask(tenant)).filter(answer -> answer.statusCode() == 200));
    }

    private HttpResponse<String> ask(TenantId tenant) {
        return stage.inference().ask(stage.token(tenant, IsolationModel.POOL), SampleModel.IRIS.example());
    }

    @Test
    void an_archive_beyond_the_limit_in_bytes_is_refused() {
        stage.redeploy(Map.of("MaxArchiveBytes", "5000"));
        try {
            TenantId tenant = TenantIds.fresh("large");

            Run run = stage.onboardings().run(Signup.of(tenant, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)));

            assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(run.error()).isEqualTo("dev.tenantonboarding.onboarding.InvalidModelArchive");
            assertThat(run.message()).contains("5000 bytes");
            assertThat(stage.models().everything()).noneMatch(key -> key.contains(tenant.value()));
        } finally {
            stage.redeploy(Map.of("MaxArchiveBytes", "1073741824"));
        }
    }

    private TenantId onboarded(TenantId tenant) {
        Run run = stage.onboardings().run(Signup.of(tenant, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return tenant;
    }
}
