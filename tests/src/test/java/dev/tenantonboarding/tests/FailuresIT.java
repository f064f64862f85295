package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Fault;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.FailureRule;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the operators' command shows of tenants that are not well. */
@OverIsolationModels
class FailuresIT {
    private final IsolationModel isolation;
    private final Stage stage;
    private final Operator operator;

    FailuresIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.operator = new Operator(stage);
    }

    @Test
    void a_tenant_whose_archive_is_broken_is_listed_with_all_that_an_operator_needs() {
        TenantId tenant = TenantIds.fresh("listed-broken");
        Run run = broken(tenant);
        Deadline.await("failure of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.FAILED));

        JsonNode row = row(tenant).orElseThrow();

        assertThat(row.path("status").asText()).isEqualTo("FAILED");
        assertThat(row.path("state").asText()).isEqualTo("UploadModel");
        assertThat(row.path("error").asText()).isEqualTo("InvalidModelArchive");
        assertThat(row.path("cause").asText()).contains("not a complete tar.gz").doesNotContain("\n");
        assertThat(row.path("attempts").asInt()).isEqualTo(1);
        assertThat(row.path("resume").asText()).isEqualTo("redrive");
        assertThat(row.path("executionArn").asText()).isEqualTo(run.arn());
        assertThat(Duration.between(Instant.parse(row.path("since").asText()), Instant.parse(row.path("resumeUntil").asText())))
                .isBetween(Duration.ofDays(13), Duration.ofDays(15));
        assertThat(operator.runs("failures").out().lines().filter(line -> line.startsWith(tenant + " ")))
                .singleElement().asString().contains("FAILED", "UploadModel", "InvalidModelArchive", "redrive");
    }

    @Test
    void a_tenant_that_is_well_is_not_listed() {
        TenantId tenant = TenantIds.fresh("well");
        stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));

        assertThat(row(tenant)).isEmpty();
    }

    @Test
    void an_event_that_is_not_valid_is_listed_though_it_has_no_record() {
        TenantId tenant = TenantIds.fresh("no-name");
        stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)).without("tenantName"));

        JsonNode row = row(tenant).orElseThrow();

        assertThat(row.path("status").asText()).isEqualTo("FAILED");
        assertThat(row.path("state").asText()).isEqualTo("ClaimTenant");
        assertThat(row.path("error").asText()).isEqualTo("InvalidTenantEvent");
        assertThat(row.path("cause").asText()).contains("tenantName");
        assertThat(row.path("resume").asText()).isEqualTo("none");
    }

    @Test
    void a_tenant_whose_dead_execution_nobody_told_of_is_stuck_until_it_is_replayed() {
        TenantId tenant = TenantIds.fresh("stuck");
        new FailureRule(stage).whileDisabled(() -> broken(tenant));

        JsonNode row = row(tenant).orElseThrow();

        assertThat(stage.record(tenant).orElseThrow().status()).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(row.path("status").asText()).isEqualTo("STUCK");
        assertThat(row.path("state").asText()).isEqualTo("UploadModel");
        assertThat(row.path("error").asText()).isEqualTo("InvalidModelArchive");
        stage.sources().deliver(tenant, "model.tar.gz", Archives.good());
        assertThat(operator.runs("replay", tenant.value()).exitCode()).isZero();
        assertThat(row(tenant)).isEmpty();
    }

    @Test
    void a_tenant_that_became_active_without_anyone_being_told_is_stuck_until_someone_is() {
        TenantId tenant = TenantIds.fresh("untold");
        new FailureRule(stage).whileDisabled(() -> {
            try (var silenced = stage.faults().from(1, call -> call.isBy("tenant-onboarding-activate-tenant") && call.isOf("events", "PutEvents")
                    && call.mentions(tenant.value()), new Fault.Refused())) {
                stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)));
                assertThat(silenced.hits()).isNotEmpty();
            }
        });

        JsonNode row = row(tenant).orElseThrow();

        assertThat(stage.record(tenant).orElseThrow().status()).isEqualTo(TenantStatus.ACTIVE);
        assertThat(row.path("status").asText()).isEqualTo("STUCK");
        assertThat(row.path("state").asText()).isEqualTo("ActivateTenant");
        assertThat(operator.runs("replay", tenant.value()).exitCode()).isZero();
        stage.published().await("TenantOnboarded", tenant.value());
        assertThat(row(tenant)).isEmpty();
    }

    @Test
    void status_shows_the_path_with_retries_and_redrives() {
        TenantId tenant = TenantIds.fresh("path");
        broken(tenant);
        stage.sources().deliver(tenant, "model.tar.gz", Archives.good());
        operator.runs("replay", tenant.value());

        JsonNode path = operator.runs("status", tenant.value(), "--json").document().path("path");

        assertThat(path).hasSizeGreaterThan(5);
        assertThat(path.get(0).path("state").asText()).isEqualTo("ClaimTenant");
        assertThat(path).anySatisfy(stop -> {
            assertThat(stop.path("state").asText()).isEqualTo("UploadModel");
            assertThat(stop.path("redrive").asInt()).isZero();
            assertThat(stop.path("error").asText()).isEqualTo("InvalidModelArchive");
        });
        assertThat(path).anySatisfy(stop -> {
            assertThat(stop.path("state").asText()).isEqualTo("UploadModel");
            assertThat(stop.path("redrive").asInt()).isEqualTo(1);
            assertThat(stop.has("error")).isFalse();
        });
        assertThat(operator.runs("status", tenant.value()).out()).contains("redrive 1", "ActivateTenant");
    }

    private Run broken(TenantId tenant) {
        return stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().deliver(tenant, "model.tar.gz", Archives.text("no archive"))));
    }

    private Optional<JsonNode> row(TenantId tenant) {
        Operator.Told told = operator.runs("failures", "--json");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.document().isArray()).isTrue();
        return StreamSupport.stream(told.document().spliterator(), false)
                .filter(row -> row.path("tenantId").asText().equals(tenant.value()))
                .findFirst();
    }
}
