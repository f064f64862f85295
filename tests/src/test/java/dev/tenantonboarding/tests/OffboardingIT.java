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
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
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
    void a_deletion_leaves_a_tombstone_and_nothing_else() {
        TenantId tenant = onboarded("leaving");
        String token = stage.token(tenant, isolation);
        Inference api = stage.inference().at(stage.apiUrl(tenant));
        assertThat(api.ask(token, FLOWER).statusCode()).isEqualTo(SERVED);

        Run run = succeeded(offboardings.run(tenant));

        TenantRecord tombstone = stage.record(tenant).orElseThrow();
        assertThat(tombstone.status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(tombstone.owner().executionArn()).isEqualTo(run.arn());
        assertThat(tombstone.endpointName()).isEmpty();
        assertThat(!tombstone.poolStaleConfigs().isEmpty()).isEqualTo(isolation == IsolationModel.POOL);
        assertThat(left(tenant)).isEmpty();
        assertThat(api.ask(token, FLOWER).statusCode()).isNotEqualTo(SERVED);
        JsonNode told = stage.published().await("TenantOffboarded", tenant.value()).path("detail");
        assertThat(told.path("executionArn").asText()).isEqualTo(run.arn());
        assertThat(told.path("correlationId").asText()).isEqualTo("deletion-of-" + tenant);
    }

    @Test
    void a_second_deletion_ends_well_and_changes_no_status() {
        TenantId tenant = onboarded("twice");
        succeeded(offboardings.run(tenant));

        Run again = succeeded(offboardings.run(tenant));

        assertThat(again.output().path("outcome").asText()).isEqualTo("ALREADY_OFFBOARDED");
        assertThat(stage.record(tenant).orElseThrow().status()).isEqualTo(TenantStatus.OFFBOARDED);
    }

    @Test
    void a_tenant_that_nobody_has_heard_of_leaves_a_tombstone_too() {
        TenantId tenant = TenantIds.fresh("unheard");

        succeeded(offboardings.run(tenant));

        TenantRecord tombstone = stage.record(tenant).orElseThrow();
        assertThat(tombstone.status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(tombstone.wasCreated()).isFalse();
        stage.published().await("TenantOffboarded", tenant.value());
    }

    @Test
    void a_tenant_returns_under_its_id_and_is_served_its_new_model_only() {
        TenantId tenant = onboarded("returning");
        String before = stage.ask(tenant, isolation, FLOWER).body();
        succeeded(offboardings.run(tenant));

        succeeded(stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS_VIRGINICA))));

        TenantRecord record = stage.record(tenant).orElseThrow();
        assertThat(record.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record.poolStaleConfigs()).isEmpty();
        var answer = stage.ask(tenant, isolation, FLOWER);
        assertThat(answer.statusCode()).isEqualTo(SERVED);
        assertThat(answer.body()).isNotEqualTo(before);
    }

    @Test
    void an_operator_offboards_with_one_command_and_mistyped_ids_are_refused() {
        TenantId tenant = onboarded("commanded");
        Operator operator = new Operator(stage);

        var told = operator.runs("offboard", tenant.value());

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).contains("CutAccess", "RemoveResources", "VerifyRemoval", "RecordOffboarded");
        assertThat(operator.runs("status", tenant.value()).out()).contains("OFFBOARDED");
        assertThat(operator.runs("offboard", TenantIds.fresh("nobody").value()).exitCode()).isEqualTo(3);
    }

    private TenantId onboarded(String word) {
        TenantId tenant = TenantIds.fresh(word);
        succeeded(stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS))));
        return tenant;
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    /** Whatever is named after the tenant. */
    private List<String> left(TenantId tenant) {
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            String name = tenant.value();
            return Stream.of(
                            sageMaker.listEndpointsPaginator(request -> request.nameContains(name)).endpoints().stream().map(found -> found.endpointArn()),
                            sageMaker.listEndpointConfigsPaginator(request -> request.nameContains(name)).endpointConfigs().stream()
                                    .map(found -> found.endpointConfigArn()),
                            sageMaker.listModelsPaginator(request -> request.nameContains(name)).models().stream().map(found -> found.modelArn()),
                            stage.models().everything().stream().filter(key -> key.contains(name)))
                    .flatMap(found -> found)
                    .toList();
        }
    }
}
