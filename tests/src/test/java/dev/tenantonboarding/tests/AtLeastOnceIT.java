package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Bucket.Stored;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Events come at least once and in any order; of all that are sent for a tenant, one makes it. */
@OverIsolationModels
class AtLeastOnceIT {
    private static final Instant SOME_TIME = Instant.EPOCH;

    private final IsolationModel isolation;
    private final Stage stage;

    AtLeastOnceIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    /** All that a second onboarding would change. */
    private record Traces(Optional<Stored> record, Optional<Stored> artifact) {}

    @Test
    void an_event_for_an_active_tenant_ends_well_and_changes_nothing() {
        TenantId tenant = TenantIds.fresh("twice");
        Signup signup = signup(tenant);
        succeeded(stage.onboardings().run(signup));
        Traces before = traces(tenant);
        Optional<TenantRecord> recordBefore = butForRepeats(tenant);

        Run same = succeeded(stage.onboardings().run(signup));
        Run other = succeeded(stage.onboardings().run(
                signup.with("modelSource", stage.sources().url(SampleModel.IRIS_VIRGINICA)).with("tenantName", "Another name")));

        assertThat(List.of(same, other)).allSatisfy(run -> {
            assertThat(run.states()).containsExactly("ClaimTenant", "IsClaimed", "NothingToDo");
            assertThat(run.output().path("outcome").asText()).isEqualTo("ALREADY_ACTIVE");
        });
        assertThat(butForRepeats(tenant)).isEqualTo(recordBefore);
        assertThat(traces(tenant).artifact()).isEqualTo(before.artifact());
    }

    @Test
    void of_simultaneous_events_one_onboards_the_tenant_and_signup_is_told_once() {
        TenantId tenant = TenantIds.fresh("crowd");

        List<Run> runs = stage.onboardings().send(Collections.nCopies(6, signup(tenant).detail())).stream()
                .map(stage.onboardings()::ended)
                .map(AtLeastOnceIT::succeeded)
                .toList();

        assertThat(runs).filteredOn(run -> run.states().contains("ActivateTenant")).hasSize(1);
        assertThat(runs).filteredOn(run -> run.states().contains("NothingToDo")).hasSize(5)
                .allSatisfy(run -> assertThat(run.output().path("outcome").asText()).isIn("ALREADY_ACTIVE", "ONBOARDING_ELSEWHERE"));
        assertThat(stage.record(tenant).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
        stage.published().await("TenantOnboarded", tenant.value());
        assertThat(stage.published().ofType("TenantOnboarded"))
                .filteredOn(event -> event.path("detail").path("tenantId").asText().equals(tenant.value()))
                .hasSize(1);
    }

    @Test
    void a_second_execution_that_fails_cannot_spoil_an_active_tenants_record() {
        TenantId tenant = TenantIds.fresh("fenced");
        succeeded(stage.onboardings().run(signup(tenant)));
        Traces before = traces(tenant);

        Run second = stage.onboardings().run(signup(tenant).with("isolation", "vault"));

        assertThat(second.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(stage.published().await("TenantOnboardingFailed", tenant.value()).path("detail").path("executionArn").asText())
                .isEqualTo(second.arn());
        assertThat(traces(tenant)).isEqualTo(before);
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private Traces traces(TenantId tenant) {
        return new Traces(
                stage.records().stored(TenantRecord.key(tenant)),
                stage.record(tenant).flatMap(TenantRecord::artifact).flatMap(artifact -> stage.models().stored(artifact.key())));
    }

    /** The record without the one thing that it keeps of a creation that changes nothing: when it was sent. */
    private Optional<TenantRecord> butForRepeats(TenantId tenant) {
        return stage.record(tenant).map(record -> record.repeatedAt(SOME_TIME));
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS));
    }
}
