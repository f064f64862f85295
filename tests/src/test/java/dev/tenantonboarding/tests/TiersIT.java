package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A signup may name a tier instead of an isolation model; {@link BadEventsIT} has the tiers that are refused. */
@ExtendWith(SharedStage.class)
class TiersIT {
    private final Stage stage;

    TiersIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @CsvSource({"basic, POOL", "standard, BRIDGE", "premium, SILO"})
    void a_tier_gets_the_isolation_model_that_the_stack_maps_it_to(String tier, IsolationModel isolation) {
        TenantId tenant = TenantIds.fresh(tier);
        Signup signup = Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)).without("isolation").with("tier", tier);

        Run run = stage.onboardings().run(signup);

        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(stage.record(tenant).map(TenantRecord::tenant).map(created -> created.isolation())).contains(isolation);
        assertThat(stage.ask(tenant, isolation, SampleModel.IRIS.example()).statusCode()).isEqualTo(200);
    }
}
