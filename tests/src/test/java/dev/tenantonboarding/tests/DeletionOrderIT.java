package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.localcloud.faults.Injection;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Offboardings;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Remains;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Creations and deletions come in any order, more than once, and while the other is under way. One clear state comes of it. */
@OverIsolationModels
class DeletionOrderIT {
    private static final Duration IN_FLIGHT = Duration.ofMillis(700);

    private final IsolationModel isolation;
    private final Stage stage;
    private final Offboardings offboardings;

    DeletionOrderIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.offboardings = Offboardings.on(stage);
    }

    @Test
    void a_deletion_while_a_task_of_the_onboarding_is_at_work_leaves_nothing_that_the_task_still_makes() {
        TenantId uploading = TenantIds.fresh("uploading");
        TenantId hosting = TenantIds.fresh("hosting");
        TenantId activating = TenantIds.fresh("activating");
        try (var upload = held(uploading, "upload-model", "s3", "PutObject");
                var host = isolation == IsolationModel.SILO
                        ? held(hosting, "ensure-silo-stack", "cloudformation", "CreateStack")
                        : held(hosting, "ensure-endpoint", "sagemaker", "ListTags");
                var activate = held(activating, "activate-tenant", "s3", "PutObject")) {
            List<String> creations = stage.onboardings().send(Stream.of(uploading, hosting, activating).map(tenant -> signup(tenant).detail()).toList());
            List<String> deletions = Stream.of(deleted(uploading, upload), deleted(hosting, host), deleted(activating, activate)).toList();

            assertThat(creations.stream().map(stage.onboardings()::ended)).extracting(Run::status)
                    .allMatch(status -> status == ExecutionStatus.ABORTED || status == ExecutionStatus.SUCCEEDED);
            deletions.stream().map(offboardings.executions()::ended).forEach(DeletionOrderIT::succeeded);
        }

        assertThat(Stream.of(uploading, hosting, activating)).allSatisfy(tenant -> {
            assertThat(record(tenant).status()).isEqualTo(TenantStatus.OFFBOARDED);
            assertThat(Remains.of(tenant, stage)).isEmpty();
        });
    }

    @Test
    void of_simultaneous_deletions_one_offboards_and_a_creation_meanwhile_waits_for_its_end() {
        TenantId tenant = TenantIds.fresh("crowded-out");
        succeeded(stage.onboardings().run(signup(tenant)));

        List<String> deletions = offboardings.send(tenant, 3);
        Deadline.await("offboarding of " + tenant, () -> Optional.of(record(tenant)).filter(record -> record.status() == TenantStatus.OFFBOARDING));
        Run creation = stage.onboardings().run(signup(tenant));

        assertThat(deletions.stream().map(offboardings.executions()::ended).map(DeletionOrderIT::succeeded))
                .filteredOn(run -> run.states().contains("CutAccess")).hasSize(1);
        succeeded(creation);
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(stage.ask(tenant, isolation, "5.1,3.5,1.4,0.2").statusCode()).isEqualTo(200);
        assertThat(stage.published().ofType("TenantOffboarded"))
                .filteredOn(event -> event.path("detail").path("tenantId").asText().equals(tenant.value())).hasSize(1);
    }

    @Test
    void a_deletion_that_was_sent_before_the_creation_is_overtaken() {
        TenantId tenant = TenantIds.fresh("overtaken");
        succeeded(stage.onboardings().run(signup(tenant)));
        Instant created = Instant.parse(record(tenant).event().path("time").asText());

        Run late = succeeded(offboardings.run(tenant, created.minusSeconds(1)));

        assertThat(late.output().path("outcome").asText()).isEqualTo("OUTDATED");
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    private Injection held(TenantId tenant, String function, String service, String operation) {
        return stage.faults().once(1,
                call -> call.isBy("tenant-onboarding-" + function) && call.isOf(service, operation) && call.mentions(tenant.value()),
                new Fault.Delay(IN_FLIGHT));
    }

    private String deleted(TenantId tenant, Injection call) {
        Deadline.await("call of a task for " + tenant, () -> Optional.of(call).filter(injection -> !injection.hits().isEmpty()));
        return offboardings.send(tenant);
    }

    private TenantRecord record(TenantId tenant) {
        return stage.record(tenant).orElseThrow();
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS));
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }
}
