package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Sweeps;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Offboarded tenants of the pool, each denied for what its endpoint may have in memory, never fill the policy. In this order. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StalePoolIT {
    private static final String POOL = "pool--main";
    private static final String GONE = "gone-%04d";
    private static final int MANY = 100;
    private static final int SERVED = 200;

    private Stage stage;
    private TenantId bystander;
    private TenantId gone;

    @BeforeAll
    void a_cloud_of_its_own_with_a_tenant_that_stays_and_one_that_left() {
        stage = Stage.start("stale-pool");
        bystander = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
        gone = TenantIds.fresh("gone");
        succeeded(stage.onboardings().run(Signup.of(gone, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS))));
        succeeded(Offboardings.on(stage).run(gone));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void a_few_are_held_and_nothing_is_rolled_for_them() {
        left(1, MANY - 1);
        String configuration = configuration();

        JsonNode swept = new Sweeps(stage).sweep();

        assertThat(swept.path("poolRolling").booleanValue()).isFalse();
        assertThat(swept.path("freed")).isEmpty();
        assertThat(configuration()).isEqualTo(configuration);
        assertThat(held()).isEqualTo(MANY - 1);
    }

    @Test
    @Order(2)
    void a_roll_that_is_refused_is_told_and_nobody_is_let_in() {
        left(MANY - 1, MANY);
        try (var full = stage.faults().from(1, call -> call.isOf("sagemaker", "UpdateEndpoint"), new Fault.Refused())) {
            assertThat(new Sweeps(stage).fails()).contains("SweepIncomplete");
            assertThat(full.hits()).isNotEmpty();
        }

        assertThat(held()).isEqualTo(MANY);
    }

    @Test
    @Order(3)
    void at_100_the_endpoint_is_rolled_once_while_it_serves_and_a_later_sweep_lets_them_in() {
        String configuration = configuration();
        JsonNode letIn;
        try (var rolls = stage.faults().record(call -> call.isOf("sagemaker", "UpdateEndpoint"))) {
            JsonNode first = new Sweeps(stage).sweep();
            assertThat(first.path("poolRolling").booleanValue()).isTrue();
            assertThat(first.path("freed")).isEmpty();
            assertThat(answer(bystander)).isEqualTo(SERVED);

            letIn = Deadline.await("tenants let in", () -> Optional.of(new Sweeps(stage).sweep()).filter(swept -> !swept.path("freed").isEmpty()));

            assertThat(rolls.calls()).hasSize(1);
        }

        assertThat(letIn.path("freed")).hasSize(MANY).extracting(JsonNode::asText).contains(gone.value(), GONE.formatted(MANY - 1));
        assertThat(configuration()).isNotEqualTo(configuration);
        assertThat(held()).isZero();
        assertThat(stage.record(gone).orElseThrow().poolStaleConfigs()).isEmpty();
        assertThat(answer(bystander)).isEqualTo(SERVED);
    }

    @Test
    @Order(4)
    void who_returns_then_waits_for_no_roll_of_its_own() {
        String configuration = configuration();

        succeeded(stage.onboardings().run(Signup.of(gone, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS_VIRGINICA))));

        assertThat(configuration()).isEqualTo(configuration);
        assertThat(answer(gone)).isEqualTo(SERVED);
    }

    /** Writes the records of tenants that were offboarded like the one that really was. */
    private void left(int from, int to) {
        TenantRecord pattern = stage.record(gone).orElseThrow();
        String text = RecordJson.write(pattern);
        try (S3Client s3 = stage.clients().s3()) {
            IntStream.range(from, to).mapToObj(GONE::formatted).forEach(id -> s3.putObject(
                    request -> request.bucket(stage.records().name()).key(TenantRecord.key(new TenantId(id))),
                    RequestBody.fromString(text.replace("\"" + gone + "\"", "\"" + id + "\""))));
        }
    }

    private int held() {
        return new Quarantining(stage).rebuild().path("held").asInt();
    }

    private int answer(TenantId tenant) {
        return stage.ask(tenant, IsolationModel.POOL, SampleModel.IRIS.example()).statusCode();
    }

    private String configuration() {
        try (SageMakerClient sageMaker = stage.clients().sageMaker()) {
            return sageMaker.describeEndpoint(request -> request.endpointName(POOL)).endpointConfigName();
        }
    }

    private static void succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
}
