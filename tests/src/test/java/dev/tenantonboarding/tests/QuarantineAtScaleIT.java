package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Stage;
import java.time.Instant;
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
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** How many tenants the roles' policies can name, what comes after, and that none of it keeps a stack from being removed. In this order. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class QuarantineAtScaleIT {
    private static final String LONG = "a-tenant-whose-id-is-long-%06d";
    private static final int ROOM = 200;
    private static final int TOO_MANY = 600;

    private Stage stage;
    private Quarantining quarantining;
    private TenantId bystander;

    @BeforeAll
    void a_cloud_of_its_own() {
        stage = Stage.start("quarantine-at-scale");
        quarantining = new Quarantining(stage);
        bystander = stage.residents().with(SampleModel.IRIS, IsolationModel.POOL);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void there_is_room_for_200_tenants_even_with_ids_of_full_length() {
        quarantined(0, ROOM);

        JsonNode rebuilt = quarantining.rebuild();

        Stage.CONSOLE.printf("%d tenants with ids of 32 characters held, room for %d more%n", ROOM, rebuilt.path("room").asInt());
        assertThat(rebuilt.path("held").asInt()).isEqualTo(ROOM);
        assertThat(rebuilt.path("overflow")).isEmpty();
        assertThat(answer()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void past_the_size_the_whole_role_is_denied_rather_than_a_tenant_left_out() {
        quarantined(ROOM, TOO_MANY);

        JsonNode rebuilt = quarantining.rebuild();

        assertThat(rebuilt.path("held").asInt()).isEqualTo(TOO_MANY);
        assertThat(rebuilt.path("overflow")).isNotEmpty();
        assertThat(answer()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void the_stack_can_be_removed_meanwhile() {
        stage.published().unsubscribe();
        try (var cloudFormation = stage.clients().cloudFormation()) {
            // By its id, since a stack that is gone has no name.
            String id = cloudFormation.describeStacks(request -> request.stackName(Stage.STACK)).stacks().getFirst().stackId();
            cloudFormation.deleteStack(request -> request.stackName(id));

            StackStatus end = Deadline.await("end of the removal", () -> Optional.of(
                            cloudFormation.describeStacks(request -> request.stackName(id)).stacks().getFirst().stackStatus())
                    .filter(status -> status != StackStatus.DELETE_IN_PROGRESS));

            assertThat(cloudFormation.describeStackEventsPaginator(request -> request.stackName(id)).stackEvents().stream()
                    .filter(event -> event.resourceStatus() == ResourceStatus.DELETE_FAILED)
                    .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())).isEmpty();
            assertThat(end).isEqualTo(StackStatus.DELETE_COMPLETE);
        }
    }

    private int answer() {
        return stage.ask(bystander, IsolationModel.POOL, SampleModel.IRIS.example()).statusCode();
    }

    /** Writes the records of tenants that are in quarantine, as if each had been put there by hand. */
    private void quarantined(int from, int to) {
        TenantRecord pattern = stage.record(bystander).orElseThrow().quarantined("odd traffic", false, Instant.now());
        String text = RecordJson.write(pattern);
        try (S3Client s3 = stage.clients().s3()) {
            IntStream.range(from, to).mapToObj(LONG::formatted).forEach(id -> s3.putObject(
                    request -> request.bucket(stage.records().name()).key(TenantRecord.key(new TenantId(id))),
                    RequestBody.fromString(text.replace("\"" + bystander + "\"", "\"" + id + "\""))));
        }
    }
}
