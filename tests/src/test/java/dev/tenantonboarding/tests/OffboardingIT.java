package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Inference;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Remains;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Tenants leave, and may come back. */
@OverIsolationModels
class OffboardingIT {
    private static final String FLOWER = "5.1,3.5,1.4,0.2";
    private static final int SERVED = 200;

    private final IsolationModel isolation;
    private final Stage stage;
    private final Offboardings offboardings;

    OffboardingIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.offboardings = Offboardings.on(stage);
    }

    @Test
    void a_deletion_leaves_a_tombstone_and_nothing_else_and_a_second_one_changes_no_status() {
        TenantId tenant = TenantIds.fresh("leaving");
        onboard(tenant, isolation, SampleModel.IRIS);
        String token = stage.token(tenant, isolation);
        Inference api = stage.inference().at(stage.apiUrl(tenant));
        assertThat(api.ask(token, FLOWER).statusCode()).isEqualTo(SERVED);
        assertThat(Remains.of(tenant, stage)).isNotEmpty();

        Run run = succeeded(offboardings.run(tenant));

        TenantRecord tombstone = stage.record(tenant).orElseThrow();
        assertThat(tombstone.status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(tombstone.owner().executionArn()).isEqualTo(run.arn());
        assertThat(tombstone.endpointName()).isEmpty();
        assertThat(!tombstone.poolStaleConfigs().isEmpty()).isEqualTo(isolation == IsolationModel.POOL);
        assertThat(Remains.of(tenant, stage)).isEmpty();
        assertThat(api.ask(token, FLOWER).statusCode()).isIn(403, 404);
        JsonNode told = stage.published().await("TenantOffboarded", tenant.value()).path("detail");
        assertThat(told.path("executionArn").asText()).isEqualTo(run.arn());
        assertThat(told.path("correlationId").asText()).isEqualTo("deletion-of-" + tenant);

        Run again = succeeded(offboardings.run(tenant));

        assertThat(again.output().path("outcome").asText()).isEqualTo("ALREADY_OFFBOARDED");
        assertThat(stage.record(tenant).orElseThrow().status()).isEqualTo(TenantStatus.OFFBOARDED);
    }

    @Test
    void a_tenant_returns_into_another_model_and_back_and_is_served_its_new_model_only() {
        TenantId tenant = TenantIds.fresh("returning");
        onboard(tenant, isolation, SampleModel.IRIS);
        String first = answer(tenant, isolation);

        succeeded(offboardings.run(tenant));
        onboard(tenant, another(), SampleModel.IRIS_VIRGINICA);

        assertThat(answer(tenant, another())).isNotEqualTo(first);

        succeeded(offboardings.run(tenant));
        assertThat(Remains.of(tenant, stage)).isEmpty();
        onboard(tenant, isolation, SampleModel.IRIS_VIRGINICA);

        assertThat(answer(tenant, isolation)).isNotEqualTo(first);
        // Whoever is not in the pool does not wait for it, but what it may hold is not forgotten.
        assertThat(!stage.record(tenant).orElseThrow().poolStaleConfigs().isEmpty()).isEqualTo(another() == IsolationModel.POOL);
    }

    /** Over all models that is each ordered pair. */
    private IsolationModel another() {
        return IsolationModel.values()[(isolation.ordinal() + 1) % IsolationModel.values().length];
    }

    private void onboard(TenantId tenant, IsolationModel model, SampleModel sample) {
        succeeded(stage.onboardings().run(Signup.of(tenant, model, stage.sources().url(sample))));
    }

    private String answer(TenantId tenant, IsolationModel model) {
        var answer = stage.ask(tenant, model, FLOWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(SERVED);
        return answer.body();
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }
}
