package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Operators may say it twice, and so may a function that is retried. */
@OverIsolationModels
class RepeatedQuarantineIT {
    private final IsolationModel isolation;
    private final Stage stage;
    private final Quarantining quarantining;

    RepeatedQuarantineIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.quarantining = new Quarantining(stage);
    }

    @Test
    void doing_it_twice_does_no_harm_either_way() {
        TenantId suspect = onboarded();

        quarantining.quarantine(suspect, "odd traffic");
        quarantining.quarantine(suspect, "odd traffic still");
        int held = answer(suspect);
        quarantining.release(suspect);
        quarantining.release(suspect);

        assertThat(held).isIn(403, 429, 503);
        assertThat(answer(suspect)).isEqualTo(200);
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
