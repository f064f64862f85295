package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.ObservedCall;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.Remains;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Offboardings by an operator's hand, and what becomes of those that stop half-way. */
@ExtendWith(SharedStage.class)
class OffboardingFailuresIT {
    private final Stage stage;
    private final Operator operator;
    private final Offboardings offboardings;

    OffboardingFailuresIT(Stage stage) {
        this.stage = stage;
        this.operator = new Operator(stage);
        this.offboardings = Offboardings.on(stage);
    }

    @Test
    void an_operator_offboards_with_one_command_and_mistyped_ids_are_refused() {
        TenantId tenant = onboarded("commanded");

        Told told = operator.runs("offboard", tenant.value());

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).contains("CutAccess", "RemoveResources", "VerifyRemoval", "RecordOffboarded");
        assertThat(operator.runs("status", tenant.value()).out()).contains("OFFBOARDED", "asked for by event", "RemoveArtifacts");
        assertThat(operator.runs("list").out()).doesNotContain(tenant + " ");
        assertThat(operator.runs("list", "--all").out()).contains(tenant + " ");
        assertThat(operator.runs("replay", tenant.value()).out()).contains("is OFFBOARDED", "nothing was changed");
        assertThat(operator.runs("offboard", TenantIds.fresh("nobody").value()).exitCode()).isEqualTo(3);
    }

    @Test
    void a_deletion_of_whom_nobody_has_heard_leaves_a_tombstone_that_an_earlier_creation_does_not_lift() {
        TenantId tenant = TenantIds.fresh("unheard");
        succeeded(offboardings.run(tenant));
        TenantRecord tombstone = record(tenant);

        assertThat(tombstone.status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(tombstone.wasCreated()).isFalse();
        stage.published().await("TenantOffboarded", tenant.value());

        Run late = succeeded(stage.onboardings().run(signup(tenant), sent(tombstone)));

        assertThat(late.output().path("outcome").asText()).isEqualTo("OUTDATED");
        assertThat(record(tenant)).isEqualTo(tombstone);
    }

    @Test
    void one_that_stops_half_way_is_told_and_listed_and_goes_on_from_there() {
        TenantId tenant = onboarded("stopping");

        Run failed = whileArtifactsCannotBeRemoved(tenant);

        assertThat(failed.states()).endsWith("RemoveArtifacts");
        JsonNode told = stage.published().await("TenantOffboardingFailed", tenant.value()).path("detail");
        assertThat(told.path("executionArn").asText()).isEqualTo(failed.arn());
        assertThat(told.path("state").asText()).isEqualTo("RemoveArtifacts");
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDING);
        JsonNode row = row(tenant).orElseThrow();
        assertThat(row.path("status").asText()).isEqualTo("FAILED");
        assertThat(row.path("state").asText()).isEqualTo("RemoveArtifacts");
        assertThat(row.path("resume").asText()).isEqualTo("redrive");

        Told replayed = operator.runs("replay", tenant.value());

        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out()).contains(tenant + " was redriven from RemoveArtifacts", "succeeded");
        assertGone(tenant);
        assertThat(record(tenant).owner().executionArn()).isEqualTo(failed.arn());
    }

    @Test
    void one_that_stops_half_way_can_begin_anew_from_its_deletion() {
        TenantId tenant = onboarded("restarting");
        Run failed = whileArtifactsCannotBeRemoved(tenant);
        stage.published().await("TenantOffboardingFailed", tenant.value());

        Told restarted = operator.runs("replay", tenant.value(), "--restart");

        assertThat(restarted.exitCode()).as(restarted.err()).isZero();
        assertGone(tenant);
        assertThat(record(tenant).owner().executionArn()).contains(":tenant-onboarding-offboarding:").isNotEqualTo(failed.arn());
    }

    @Test
    void what_failed_before_the_record_could_say_so_is_listed_and_goes_on_in_both_directions() {
        TenantId tenant = onboarded("unclaimed");
        try (var refused = stage.faults().from(1, call -> readsRecord(call, "claim-deletion", tenant), new Fault.Refused())) {
            assertThat(offboardings.run(tenant).status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(refused.hits()).isNotEmpty();
        }
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(row(tenant).orElseThrow().path("resume").asText()).isEqualTo("redrive");
        assertThat(operator.runs("replay", tenant.value()).out()).contains(tenant + " was redriven from ClaimDeletion", "succeeded");
        assertGone(tenant);

        try (var refused = stage.faults().from(1, call -> readsRecord(call, "claim-tenant", tenant), new Fault.Refused())) {
            assertThat(stage.onboardings().run(signup(tenant)).status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(refused.hits()).isNotEmpty();
        }
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(row(tenant).orElseThrow().path("resume").asText()).isEqualTo("redrive");
        assertThat(operator.runs("replay", tenant.value()).out()).contains(tenant + " was redriven from ClaimTenant", "succeeded");
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(row(tenant)).isEmpty();
    }

    @Test
    void a_tombstone_of_which_nobody_was_told_is_listed_until_it_is() {
        TenantId tenant = onboarded("untold");
        try (var silenced = stage.faults().from(1, call -> call.isBy("tenant-onboarding-record-offboarded") && call.isOf("events", "PutEvents")
                && call.mentions(tenant.value()), new Fault.Refused())) {
            assertThat(offboardings.run(tenant).status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(silenced.hits()).isNotEmpty();
        }

        JsonNode row = row(tenant).orElseThrow();

        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(row.path("status").asText()).isEqualTo("STUCK");
        assertThat(row.path("state").asText()).isEqualTo("RecordOffboarded");
        assertThat(operator.runs("replay", tenant.value()).exitCode()).isZero();
        stage.published().await("TenantOffboarded", tenant.value());
        assertThat(row(tenant)).isEmpty();
    }

    private Run whileArtifactsCannotBeRemoved(TenantId tenant) {
        try (var kept = stage.faults().from(1, call -> call.isBy("tenant-onboarding-remove-artifacts") && call.isOf("s3", "DeleteObject")
                && call.mentions(tenant.value()), new Fault.Refused())) {
            Run run = offboardings.run(tenant);
            assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(kept.hits()).isNotEmpty();
            Deadline.await("failure in the record of " + tenant, () -> stage.record(tenant).filter(record -> record.failure().isPresent()));
            return run;
        }
    }

    private void assertGone(TenantId tenant) {
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDED);
        assertThat(Remains.of(tenant, stage)).isEmpty();
        stage.published().await("TenantOffboarded", tenant.value());
        assertThat(row(tenant)).isEmpty();
    }

    /** The second of the deletion, which is as exact as EventBridge tells it. */
    private static Instant sent(TenantRecord tombstone) {
        return Instant.parse(tombstone.deletion().orElseThrow().path("time").asText());
    }

    private Optional<JsonNode> row(TenantId tenant) {
        return StreamSupport.stream(operator.runs("failures", "--json").document().spliterator(), false)
                .filter(row -> row.path("tenantId").asText().equals(tenant.value()))
                .findFirst();
    }

    private TenantId onboarded(String word) {
        TenantId tenant = TenantIds.fresh(word);
        succeeded(stage.onboardings().run(signup(tenant)));
        return tenant;
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, IsolationModel.BRIDGE, stage.sources().url(SampleModel.IRIS));
    }

    private TenantRecord record(TenantId tenant) {
        return stage.record(tenant).orElseThrow();
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private static boolean readsRecord(ObservedCall call, String function, TenantId tenant) {
        return call.isBy("tenant-onboarding-" + function) && call.isOf("s3", "GetObject") && call.mentions(tenant.value());
    }
}
