package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.FailureRule;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.Sweeps;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions end, the event that tells it is lost, and nothing stays as if they were still running. */
@OverIsolationModels
class SweepIT {
    private static final Duration IN_FLIGHT = Duration.ofSeconds(2);

    private final IsolationModel isolation;
    private final Stage stage;
    private final Operator operator;

    SweepIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.operator = new Operator(stage);
    }

    @Test
    void an_onboarding_that_died_unheard_is_listed_then_recorded_and_told_once_and_can_be_replayed() {
        TenantId tenant = TenantIds.fresh("unheard");
        String source = stage.sources().deliver(tenant, "model.tar.gz", Archives.text("no archive"));
        new FailureRule(stage).whileDisabled(() -> stage.onboardings().run(Signup.of(tenant, isolation, source)));
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(row(tenant)).hasValueSatisfying(row -> assertThat(row.path("status").asText()).isEqualTo("STUCK"));

        assertThat(swept()).contains(tenant.value());

        TenantRecord failed = record(tenant);
        assertThat(failed.status()).isEqualTo(TenantStatus.FAILED);
        assertThat(failed.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.state()).isEqualTo("UploadModel");
            assertThat(failure.error()).isEqualTo("InvalidModelArchive");
        });
        stage.published().await("TenantOnboardingFailed", tenant.value());
        assertThat(swept()).doesNotContain(tenant.value());
        assertThat(told("TenantOnboardingFailed", tenant)).hasSize(1);

        stage.sources().deliver(tenant, "model.tar.gz", Archives.good());
        assertThat(operator.runs("replay", tenant.value()).exitCode()).isZero();
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void an_offboarding_that_died_unheard_is_listed_then_recorded_and_told_once_and_can_be_replayed() {
        TenantId tenant = onboarded("unheard-leaving");
        new FailureRule(stage).whileDisabled(() -> {
            try (Injection kept = stage.faults().from(1, call -> call.isBy("tenant-onboarding-remove-artifacts") && call.mentions(tenant.value()),
                    new Fault.Refused())) {
                assertThat(Offboardings.on(stage).run(tenant).status()).isEqualTo(ExecutionStatus.FAILED);
                assertThat(kept.hits()).isNotEmpty();
            }
        });
        assertThat(record(tenant).failure()).isEmpty();
        assertThat(row(tenant)).isPresent();

        assertThat(swept()).contains(tenant.value());

        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDING);
        assertThat(record(tenant).failure()).hasValueSatisfying(failure -> assertThat(failure.state()).isEqualTo("RemoveArtifacts"));
        stage.published().await("TenantOffboardingFailed", tenant.value());
        assertThat(swept()).doesNotContain(tenant.value());
        assertThat(told("TenantOffboardingFailed", tenant)).hasSize(1);

        assertThat(operator.runs("replay", tenant.value()).exitCode()).isZero();
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDED);
    }

    @Test
    void tenants_that_are_well_or_on_their_way_are_left_as_they_are() {
        TenantId well = onboarded("well");
        TenantRecord before = record(well);
        TenantId onItsWay = TenantIds.fresh("on-its-way");
        try (Injection slow = stage.faults().once(1, call -> call.isBy("tenant-onboarding-upload-model") && call.isOf("s3", "PutObject")
                && call.mentions(onItsWay.value()), new Fault.Delay(IN_FLIGHT))) {
            String event = stage.onboardings().send(Signup.of(onItsWay, isolation, stage.sources().url(SampleModel.IRIS)).detail());
            Deadline.await("upload for " + onItsWay, () -> slow.hits().stream().findFirst());

            assertThat(swept()).doesNotContain(onItsWay.value(), well.value());

            assertThat(record(onItsWay).status()).isEqualTo(TenantStatus.ONBOARDING);
            Run run = stage.onboardings().ended(event);
            assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
        assertThat(record(well)).isEqualTo(before);
    }

    @Test
    void a_record_that_nobody_can_read_is_named_and_keeps_none_from_being_swept() {
        TenantId unreadable = TenantIds.fresh("unreadable");
        TenantId unheard = TenantIds.fresh("unheard-too");
        String source = stage.sources().deliver(unheard, "model.tar.gz", Archives.text("no archive"));
        new FailureRule(stage).whileDisabled(() -> stage.onboardings().run(Signup.of(unheard, isolation, source)));
        stage.records().s3().putObject(request -> request.bucket(stage.records().name()).key(TenantRecord.key(unreadable)),
                RequestBody.fromString("{}"));

        JsonNode answer;
        try {
            answer = new Sweeps(stage).sweep();
        } finally {
            stage.records().s3().deleteObject(request -> request.bucket(stage.records().name()).key(TenantRecord.key(unreadable)));
        }

        assertThat(answer.path("unreadable")).extracting(JsonNode::asText).containsExactly(unreadable.value());
        assertThat(answer.path("swept")).extracting(JsonNode::asText).contains(unheard.value());
    }

    private List<String> swept() {
        return StreamSupport.stream(new Sweeps(stage).sweep().path("swept").spliterator(), false).map(JsonNode::asText).toList();
    }

    private List<JsonNode> told(String type, TenantId tenant) {
        return stage.published().ofType(type).stream()
                .filter(event -> event.path("detail").path("tenantId").asText().equals(tenant.value())).toList();
    }

    private Optional<JsonNode> row(TenantId tenant) {
        return StreamSupport.stream(operator.runs("failures", "--json").document().spliterator(), false)
                .filter(row -> row.path("tenantId").asText().equals(tenant.value()))
                .findFirst();
    }

    private TenantRecord record(TenantId tenant) {
        return stage.record(tenant).orElseThrow();
    }

    private TenantId onboarded(String word) {
        TenantId tenant = TenantIds.fresh(word);
        Run run = stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return tenant;
    }
}
