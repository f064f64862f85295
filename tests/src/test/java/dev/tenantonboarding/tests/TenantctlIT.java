package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The operators' command as its users see it: what it prints, and its exit code. */
@OverIsolationModels
class TenantctlIT {
    private final IsolationModel isolation;
    private final Stage stage;

    TenantctlIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @Test
    void status_shows_where_a_tenant_stands() {
        TenantId tenant = TenantIds.fresh("shown");
        Run run = stage.onboardings().run(signup(tenant));

        Told lines = tenantctl("", "status", tenant.value());
        Told json = tenantctl("", "status", tenant.value(), "--json");

        assertThat(lines.exitCode()).as(lines.err()).isZero();
        assertThat(lines.out()).contains(tenant.value(), "ACTIVE", isolation.word(), endpoint(tenant), run.arn());
        assertThat(json.exitCode()).as(json.err()).isZero();
        assertThat(json.document().path("tenantId").asText()).isEqualTo(tenant.value());
        assertThat(json.document().path("status").asText()).isEqualTo("ACTIVE");
        assertThat(json.document().path("isolation").asText()).isEqualTo(isolation.word());
        assertThat(json.document().path("endpointName").asText()).isEqualTo(endpoint(tenant));
        assertThat(json.document().path("executionArn").asText()).isEqualTo(run.arn());
        assertThat(json.err()).contains("works on the local cloud at " + stage.uri());
    }

    @Test
    void status_of_a_failed_tenant_says_why() {
        TenantId tenant = TenantIds.fresh("unlucky");
        stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(tenant + "/none.tar.gz")));

        Told watched = tenantctl("", "status", tenant.value(), "--watch");
        JsonNode failure = tenantctl("", "status", tenant.value(), "--json").document().path("failure");

        assertThat(watched.exitCode()).isEqualTo(1);
        assertThat(watched.out()).contains("UploadModel", "ModelSourceNotFound");
        assertThat(failure.path("state").asText()).isEqualTo("UploadModel");
        assertThat(failure.path("error").asText()).isEqualTo("ModelSourceNotFound");
    }

    @Test
    void an_unknown_tenant_is_unknown_with_an_exit_code_of_its_own() {
        TenantId nobody = TenantIds.fresh("nobody");

        Told json = tenantctl("", "status", nobody.value(), "--json");

        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.document()).isEqualTo(Json.read("{\"tenantId\": \"%s\", \"status\": \"UNKNOWN\"}".formatted(nobody)));
        assertThat(tenantctl("", "status", "pool--main").exitCode()).isEqualTo(3);
        assertThat(tenantctl("", "token", nobody.value()).exitCode()).isEqualTo(3);
    }

    @Test
    void list_names_every_tenant() {
        TenantId tenant = TenantIds.fresh("listed");
        stage.onboardings().run(signup(tenant));

        Told lines = tenantctl("", "list");
        Told json = tenantctl("", "list", "--json");

        assertThat(lines.exitCode()).as(lines.err()).isZero();
        assertThat(lines.out().lines().filter(line -> line.startsWith(tenant + " "))).singleElement().asString().contains("ACTIVE", isolation.word());
        Stream<JsonNode> tenants = StreamSupport.stream(json.document().path("tenants").spliterator(), false);
        assertThat(tenants.filter(one -> one.path("tenantId").asText().equals(tenant.value())))
                .singleElement()
                .satisfies(one -> assertThat(one.path("status").asText()).isEqualTo("ACTIVE"));
    }

    @Test
    void a_token_it_prints_is_one_the_api_takes() {
        TenantId tenant = TenantIds.fresh("bearer");
        stage.onboardings().run(signup(tenant));

        Told told = tenantctl("", "token", tenant.value());

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(stage.inference().at(stage.apiUrl(tenant)).ask(told.out().strip(), SampleModel.IRIS.example()).body().strip()).isEqualTo("0.0");
    }

    @Test
    void signup_sends_a_detail_from_standard_input_and_watches_its_execution() {
        TenantId tenant = TenantIds.fresh("signed");

        Told told = tenantctl(signup(tenant).detail().toString(), "signup", "-", "--watch");

        assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
        assertThat(told.out()).contains("ClaimTenant", "ActivateTenant");
        assertThat(tenantctl("", "status", tenant.value(), "--json").document().path("status").asText()).isEqualTo("ACTIVE");
    }

    private String endpoint(TenantId tenant) {
        return stage.record(tenant).flatMap(TenantRecord::endpointName).orElseThrow();
    }

    private Told tenantctl(String in, String... arguments) {
        return new Operator(stage).pipes(in, arguments);
    }

    private Signup signup(TenantId tenant) {
        return Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS));
    }
}
