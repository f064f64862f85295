package dev.tenantonboarding.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Tenants of a stage that many tests ask and none changes, each onboarded when it is first wanted. */
public final class Residents {
    private final Stage stage;
    private final Map<Resident, TenantId> tenants = new ConcurrentHashMap<>();

    private record Resident(IsolationModel isolation, SampleModel model) {}

    Residents(Stage stage) {
        this.stage = stage;
    }

    public TenantId with(SampleModel model, IsolationModel isolation) {
        return tenants.computeIfAbsent(new Resident(isolation, model), this::onboard);
    }

    private TenantId onboard(Resident resident) {
        TenantId tenant = TenantIds.fresh("resident");
        Run run = stage.onboardings().run(Signup.of(tenant, resident.isolation(), stage.sources().url(resident.model())));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return tenant;
    }
}
