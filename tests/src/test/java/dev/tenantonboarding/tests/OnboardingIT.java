package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.Artifact;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Digest;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Placement;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** From one event to a tenant that is served. */
@OverIsolationModels
class OnboardingIT {
    private final IsolationModel isolation;
    private final Stage stage;

    OnboardingIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @Test
    void a_signup_makes_an_active_tenant_with_an_endpoint_in_service() {
        TenantId tenant = TenantIds.fresh("served");

        Run run = succeeded(stage.onboardings().run(signup(tenant, SampleModel.IRIS)));

        TenantRecord record = stage.record(tenant).orElseThrow();
        assertThat(record.status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record.tenant().isolation()).isEqualTo(isolation);
        assertThat(record.owner().executionArn()).isEqualTo(run.arn());
        assertThat(record.failure()).isEmpty();
        String endpoint = iris(tenant).endpointName();
        assertThat(record.endpointName()).contains(endpoint);
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            assertThat(sageMaker.describeEndpoint(request -> request.endpointName(endpoint)).endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        }
    }

    @Test
    void the_workflow_passes_each_of_its_states_once_where_the_endpoint_is_there_already() {
        succeeded(stage.onboardings().run(signup(TenantIds.fresh("first"), SampleModel.IRIS)));

        Run run = succeeded(stage.onboardings().run(signup(TenantIds.fresh("second"), SampleModel.IRIS)));

        assertThat(run.states().stream().filter(state -> !state.matches("(Await|WaitFor).*")).distinct()).containsExactlyElementsOf(straight());
        if (isolation == IsolationModel.POOL) {
            assertThat(run.states()).as("transitions, which AWS bills").isEqualTo(straight()).hasSizeLessThanOrEqualTo(9);
        }
    }

    private List<String> straight() {
        List<String> serving = switch (isolation) {
            case POOL, BRIDGE -> List.of("EnsureEndpoint", "IsInService");
            case SILO -> List.of("EnsureSiloStack", "IsStackReady");
        };
        return Stream.of(List.of("ClaimTenant", "IsClaimed", "UploadModel", "IsSilo"), serving, List.of("TagResources", "IsolationSmokeTest", "ActivateTenant"))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void a_finished_archive_lands_byte_for_byte_with_its_hash_in_the_record() {
        TenantId tenant = TenantIds.fresh("exact");
        byte[] archive = SampleModel.IRIS.files().getFirst().content();

        succeeded(stage.onboardings().run(signup(tenant, SampleModel.IRIS).with("modelSha256", Digest.sha256(archive))));

        Artifact artifact = artifact(tenant);
        assertThat(artifact).isEqualTo(new Artifact(
                stage.models().name(), iris(tenant).artifactKey(), Digest.sha256(archive), archive.length));
        assertThat(stage.models().bytes(artifact.key())).isEqualTo(archive);
    }

    @Test
    void loose_files_are_packed_to_the_same_bytes_each_time() {
        TenantId one = TenantIds.fresh("loose");
        TenantId other = TenantIds.fresh("loose");

        succeeded(looseFiles(one));
        succeeded(looseFiles(other));

        byte[] packed = stage.models().bytes(artifact(one).key());
        assertThat(stage.models().bytes(artifact(other).key())).isEqualTo(packed);
        assertThat(artifact(one).sha256()).isEqualTo(Digest.sha256(packed));
        assertThat(stage.ask(one, isolation, SampleModel.PENGUINS.example()).body().strip()).isEqualTo("0.0");
    }

    private Run looseFiles(TenantId tenant) {
        stage.sources().deliver(tenant, "model/xgboost-model", Archives.model());
        stage.sources().deliver(tenant, "model/older/xgboost-model", Archives.model());
        return stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(tenant + "/model/")));
    }

    @Test
    void the_artifact_carries_the_tags_by_which_it_is_billed_and_traced() {
        TenantId tenant = TenantIds.fresh("tagged");

        Run run = succeeded(stage.onboardings().run(signup(tenant, SampleModel.IRIS)));

        assertThat(stage.models().tags(artifact(tenant).key())).isEqualTo(tags(tenant, run));
    }

    @Test
    void an_endpoint_of_the_tenants_own_carries_them_too_and_a_shared_one_names_no_tenant() {
        TenantId tenant = TenantIds.fresh("tagged");

        Run run = succeeded(stage.onboardings().run(signup(tenant, SampleModel.IRIS)));

        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            String arn = sageMaker.describeEndpoint(request -> request.endpointName(iris(tenant).endpointName())).endpointArn();
            Map<String, String> tags = sageMaker.listTagsPaginator(request -> request.resourceArn(arn)).tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value));
            if (isolation == IsolationModel.POOL) {
                assertThat(tags).doesNotContainKey("TenantID").containsEntry("IsolationModel", "pool");
            } else {
                assertThat(tags).containsAllEntriesOf(tags(tenant, run));
            }
        }
    }

    private Map<String, String> tags(TenantId tenant, Run run) {
        return Map.of(
                "TenantID", tenant.value(),
                "CostCenter", "CC-" + tenant,
                "IsolationModel", isolation.word(),
                "onboarding-execution", run.name());
    }

    @Test
    void signup_is_told() {
        TenantId tenant = TenantIds.fresh("told");

        Run run = succeeded(stage.onboardings().run(signup(tenant, SampleModel.IRIS)));

        JsonNode told = stage.published().await("TenantOnboarded", tenant.value());
        assertThat(told.path("source").asText()).isEqualTo("tenant.onboarding");
        assertThat(told.path("detail").path("executionArn").asText()).isEqualTo(run.arn());
        assertThat(told.path("detail").path("correlationId").asText()).isEqualTo("signup-of-" + tenant);
        assertThat(told.path("detail").path("endpointName").asText()).isEqualTo(iris(tenant).endpointName());
        assertThat(told.path("detail").path("apiUrl").asText()).isEqualTo(stage.record(tenant).flatMap(TenantRecord::apiUrl).orElseThrow());
    }

    private Artifact artifact(TenantId tenant) {
        return stage.record(tenant).flatMap(TenantRecord::artifact).orElseThrow();
    }

    /** Where a tenant's things are if the tenant's model is the finished archive among the samples. */
    private Placement iris(TenantId tenant) {
        return Placement.of(tenant, isolation, Digest.sha256(SampleModel.IRIS.files().getFirst().content()));
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private Signup signup(TenantId tenant, SampleModel model) {
        return Signup.of(tenant, isolation, stage.sources().url(model));
    }
}
