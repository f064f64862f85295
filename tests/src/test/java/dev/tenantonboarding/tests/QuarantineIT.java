package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.Quarantine;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.OverModelsAndVariants;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Stages;
import dev.tenantonboarding.tests.stage.TenantIds;
import dev.tenantonboarding.tests.stage.Variant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A tenant in quarantine is refused from the moment it is said, and served again once it is released. */
@OverModelsAndVariants
class QuarantineIT {
    private final IsolationModel isolation;
    private final Stage stage;
    private final Quarantining quarantining;

    QuarantineIT(IsolationModel isolation, Variant variant, Stages stages) {
        this.isolation = isolation;
        this.stage = stages.of(variant);
        this.quarantining = new Quarantining(stage);
    }

    @Test
    void a_session_that_is_open_already_is_cut_off_and_all_are_told_until_the_release_opens_it_again() {
        TenantId suspect = onboarded();
        TenantId neighbour = stage.residents().with(SampleModel.IRIS, isolation);
        assertThat(answer(suspect)).isEqualTo(200);

        JsonNode done = quarantining.quarantine(suspect, "odd traffic");

        assertThat(answer(suspect)).isIn(403, 429, 503);
        assertThat(answer(neighbour)).isEqualTo(200);
        assertThat(done.path("status").asText()).isEqualTo("QUARANTINED");
        TenantRecord held = stage.record(suspect).orElseThrow();
        assertThat(held.status()).isEqualTo(TenantStatus.QUARANTINED);
        assertThat(held.quarantine().map(Quarantine::reason)).contains("odd traffic");
        JsonNode told = stage.published().await("TenantQuarantined", suspect.value()).path("detail");
        assertThat(told.path("reason").asText()).isEqualTo("odd traffic");
        assertThat(told.path("violation").asBoolean()).isFalse();

        JsonNode released = quarantining.release(suspect);

        assertThat(answer(suspect)).isEqualTo(200);
        assertThat(released.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(stage.record(suspect).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
        stage.published().await("TenantReleased", suspect.value());
    }

    private int answer(TenantId tenant) {
        return stage.ask(tenant, isolation, SampleModel.IRIS.example()).statusCode();
    }

    private TenantId onboarded() {
        TenantId tenant = TenantIds.fresh("suspect");
        Run run = stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return tenant;
    }
}
