package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The pool's endpoint keeps in memory what it has loaded; who must not get that waits for new instances. */
@ExtendWith(SharedStage.class)
class PoolRollIT {
    private static final String FLOWER = "5.1,3.5,1.4,0.2";
    private static final int SERVED = 200;

    private final Stage stage;

    PoolRollIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void tenants_that_return_at_the_same_time_share_one_roll_and_others_are_served_meanwhile() {
        List<TenantId> tenants = List.of(TenantIds.fresh("together"), TenantIds.fresh("together"));
        TenantId neighbour = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
        onboard(tenants, SampleModel.IRIS);
        String before = tenants.stream().map(this::answer).distinct().reduce((one, other) -> one + other).orElseThrow();
        tenants.stream().map(tenant -> Offboardings.on(stage).send(tenant)).toList().stream()
                .map(Offboardings.on(stage).executions()::ended).forEach(PoolRollIT::succeeded);
        String configuration = configuration();

        try (var asked = stage.faults().record(call -> call.isOf("sagemaker", "UpdateEndpoint"))) {
            onboard(tenants, SampleModel.IRIS_VIRGINICA);

            assertThat(asked.calls()).isNotEmpty().allSatisfy(call -> assertThat(call.mentions(configuration())).isTrue());
        }

        assertThat(configuration()).isNotEqualTo(configuration);
        assertThat(tenants).allSatisfy(tenant -> {
            assertThat(record(tenant).poolStaleConfigs()).isEmpty();
            assertThat(answer(tenant)).isNotEqualTo(before);
        });
        assertThat(stage.ask(neighbour, IsolationModel.POOL, FLOWER).statusCode()).isEqualTo(SERVED);
    }

    @Test
    void other_bytes_under_the_same_name_are_served_once_the_endpoint_was_rolled() {
        TenantId tenant = TenantIds.fresh("changed");
        try (var unproven = stage.faults().from(1, call -> call.isBy("tenant-onboarding-tag-resources") && call.mentions(tenant.value()),
                new Fault.Refused())) {
            assertThat(run(tenant, SampleModel.IRIS).status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(unproven.hits()).isNotEmpty();
        }
        Deadline.await("failure of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
        String before = answer(tenant);
        String configuration = configuration();

        succeeded(run(tenant, SampleModel.IRIS_VIRGINICA));

        assertThat(configuration()).isNotEqualTo(configuration);
        assertThat(record(tenant).poolStaleConfigs()).isEmpty();
        assertThat(answer(tenant)).isNotEqualTo(before);
    }

    @Test
    void a_tenant_that_is_new_waits_for_no_roll() {
        TenantId tenant = TenantIds.fresh("new");
        stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
        String configuration = configuration();

        succeeded(run(tenant, SampleModel.IRIS));

        assertThat(configuration()).isEqualTo(configuration);
    }

    private void onboard(List<TenantId> tenants, SampleModel model) {
        stage.onboardings().send(tenants.stream().map(tenant -> signup(tenant, model).detail()).toList()).stream()
                .map(stage.onboardings()::ended)
                .forEach(PoolRollIT::succeeded);
    }

    private Run run(TenantId tenant, SampleModel model) {
        return stage.onboardings().run(signup(tenant, model));
    }

    private Signup signup(TenantId tenant, SampleModel model) {
        return Signup.of(tenant, IsolationModel.POOL, stage.sources().url(model));
    }

    private TenantRecord record(TenantId tenant) {
        return stage.record(tenant).orElseThrow();
    }

    private String answer(TenantId tenant) {
        var answer = stage.ask(tenant, IsolationModel.POOL, FLOWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(SERVED);
        return answer.body();
    }

    private String configuration() {
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            return sageMaker.describeEndpoint(request -> request.endpointName("pool--main")).endpointConfigName();
        }
    }

    private static void succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
