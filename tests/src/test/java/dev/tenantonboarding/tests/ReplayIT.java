package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Onboardings that failed go on once their cause is mended. */
@OverIsolationModels
class ReplayIT {
    private final IsolationModel isolation;
    private final Stage stage;
    private final Operator operator;

    ReplayIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.operator = new Operator(stage);
    }

    @Test
    void a_tenant_whose_archive_was_mended_is_redriven_and_active() {
        TenantId tenant = TenantIds.fresh("mended");
        Run run = broken(tenant);
        mend(tenant);

        Told told = operator.runs("replay", tenant.value());

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).contains(tenant + " was redriven from UploadModel", "succeeded");
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record(tenant).owner().executionArn()).isEqualTo(run.arn());
        assertThat(record(tenant).owner().redriveCount()).isEqualTo(1);
    }

    @Test
    void a_restart_begins_anew_from_the_event_in_the_record() {
        TenantId tenant = TenantIds.fresh("restarted");
        Run run = broken(tenant);
        mend(tenant);

        JsonNode told = operator.runs("replay", tenant.value(), "--restart", "--json").document();

        assertThat(told.path("how").asText()).isEqualTo("restart");
        assertThat(told.path("outcome").asText()).isEqualTo("SUCCEEDED");
        assertThat(told.path("executionArn").asText()).isNotEqualTo(run.arn());
        assertThat(record(tenant).owner().executionArn()).isEqualTo(told.path("executionArn").asText());
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(operator.runs("failures").out()).doesNotContain(tenant.value());
    }

    @Test
    void what_is_still_broken_fails_again_and_the_exit_code_says_so() {
        TenantId tenant = TenantIds.fresh("unmended");
        broken(tenant);

        Told told = operator.runs("replay", tenant.value());

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err()).contains("was redriven", "failed in UploadModel", "InvalidModelArchive");
    }

    @Test
    void a_tenant_that_is_well_is_left_as_it_is() {
        TenantId tenant = TenantIds.fresh("healthy");
        stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));
        TenantRecord before = record(tenant);

        Told told = operator.runs("replay", tenant.value());

        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).contains(tenant + " is ACTIVE; nothing was changed");
        assertThat(operator.runs("replay", tenant.value(), "--restart").exitCode()).isZero();
        assertThat(record(tenant)).isEqualTo(before);
    }

    @Test
    void an_unknown_tenant_and_options_that_do_not_go_together_are_refused() {
        assertThat(operator.runs("replay", TenantIds.fresh("nobody").value()).exitCode()).isEqualTo(3);
        assertThat(operator.runs("replay").exitCode()).isEqualTo(2);
        assertThat(operator.runs("replay", "acme", "--all").exitCode()).isEqualTo(2);
        assertThat(operator.runs("replay", "acme", "--dry-run").exitCode()).isEqualTo(2);
        assertThat(operator.runs("replay", "--all", "--parallel", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void two_operators_at_once_make_one_redrive() {
        TenantId tenant = TenantIds.fresh("both");
        broken(tenant);
        mend(tenant);

        List<Told> told = Stream.generate(() -> CompletableFuture.supplyAsync(() -> operator.runs("replay", tenant.value())))
                .limit(2).toList().stream().map(CompletableFuture::join).toList();

        assertThat(told).allSatisfy(one -> assertThat(one.exitCode()).as(one.err()).isZero());
        assertThat(record(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record(tenant).owner().redriveCount()).isEqualTo(1);
    }

    @Test
    void all_with_one_error_are_replayed_and_a_dry_run_only_tells() {
        TenantId one = TenantIds.fresh("lost");
        TenantId other = TenantIds.fresh("lost");
        Stream.of(one, other).forEach(tenant -> failed(Signup.of(tenant, isolation, stage.sources().url(tenant + "/model.tar.gz")), tenant));
        Stream.of(one, other).forEach(this::mend);

        Told planned = operator.runs("replay", "--all", "--error", "ModelSourceNotFound", "--dry-run");
        TenantStatus untouched = record(one).status();
        JsonNode done = operator.runs("replay", "--all", "--error", "ModelSourceNotFound", "--parallel", "2", "--json").document();

        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out()).contains("would redrive " + one, "would redrive " + other);
        assertThat(untouched).isEqualTo(TenantStatus.FAILED);
        assertThat(StreamSupport.stream(done.path("replayed").spliterator(), false)
                .filter(row -> row.path("outcome").asText().equals("SUCCEEDED"))
                .map(row -> row.path("tenantId").asText())).contains(one.value(), other.value());
        assertThat(record(one).status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(record(other).status()).isEqualTo(TenantStatus.ACTIVE);
    }

    private Run broken(TenantId tenant) {
        return failed(Signup.of(tenant, isolation, stage.sources().deliver(tenant, "model.tar.gz", Archives.text("no archive"))), tenant);
    }

    private Run failed(Signup signup, TenantId tenant) {
        Run run = stage.onboardings().run(signup);
        Deadline.await("failure of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));
        return run;
    }

    private void mend(TenantId tenant) {
        stage.sources().deliver(tenant, "model.tar.gz", Archives.good());
    }

    private TenantRecord record(TenantId tenant) {
        return stage.record(tenant).orElseThrow();
    }
}
