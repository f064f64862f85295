package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.localcloud.faults.Recording;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.InvokePolicy;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Quarantining;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operators' audit of tenants that they name. */
@OverIsolationModels
class AuditCommandIT {
    private static final int UNKNOWN_TENANT = 3;
    private static final int VIOLATED = 4;
    private static final int UNPROVEN = 5;
    private static final String EVERY_MODEL = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sagemaker:InvokeEndpoint", "Resource": "*"}]}""";

    private final IsolationModel isolation;
    private final Stage stage;
    private TenantId tenant;
    private TenantId neighbour;

    AuditCommandIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
    }

    @BeforeEach
    void two_tenants() {
        tenant = stage.residents().with(SampleModel.IRIS, isolation);
        neighbour = stage.residents().with(SampleModel.IRIS_VIRGINICA, isolation);
    }

    @Test
    void tenants_kept_apart_are_isolated_with_exit_code_zero() {
        Told json = audit("--json");

        assertThat(json.exitCode()).as(json.out() + json.err()).isZero();
        assertThat(json.document().path("tenants")).hasSize(2).allSatisfy(audited -> {
            assertThat(audited.path("verdict").asText()).isEqualTo("isolated");
            assertThat(audited.path("probes")).isNotEmpty().allSatisfy(probe ->
                    assertThat(probe.path("outcome").asText()).isIn("allowed", "denied").isEqualTo(probe.path("expected").asText()));
            assertThat(names(audited)).contains("own-call", "call-of-neighbour", "call-by-neighbour");
        });
        assertThat(json.document().at("/tenants/0/tenantId").asText()).isIn(tenant.value(), neighbour.value());
    }

    @Test
    void the_simulator_says_the_same_of_the_policies_and_nothing_is_called() {
        Told json;
        try (Recording calls = stage.faults().record(call -> call.isOf("sagemaker", "InvokeEndpoint") || call.isOf("sts", "AssumeRole"))) {
            json = audit("--static", "--json");
            assertThat(calls.calls().stream().filter(call -> call.mentions(tenant.value()))).isEmpty();
        }

        assertThat(json.exitCode()).as(json.out() + json.err()).isZero();
        assertThat(json.document().path("static").booleanValue()).isTrue();
        assertThat(json.document().path("tenants")).hasSize(2).allSatisfy(audited -> {
            assertThat(audited.path("verdict").asText()).isEqualTo("isolated");
            assertThat(audited.path("probes")).hasSizeGreaterThan(30).allSatisfy(probe ->
                    assertThat(probe.path("detail").asText()).startsWith("simulated: "));
            assertThat(audited.path("probes")).anySatisfy(probe -> assertThat(probe.path("outcome").asText()).isEqualTo("allowed"));
        });
    }

    @Test
    void a_simulation_shuts_nobody_out() {
        Told refused = audit("--static", "--quarantine");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--static and --quarantine exclude each other");
    }

    @Test
    void a_pipe_gets_plain_lines_and_a_table() {
        Told lines = audit();

        assertThat(lines.exitCode()).as(lines.out() + lines.err()).isZero();
        assertThat(lines.out()).contains("2/2 ", "TENANT", tenant + " ", neighbour + " ", "ISOLATED", "2 tenants: 2 isolated, 0 violated, 0 unproven")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void a_widened_policy_shows_as_violated_with_the_probe_that_saw_it_and_only_quarantine_shuts_anybody_out() {
        TenantId exposed = TenantIds.fresh("exposed");
        stage.onboardings().run(signup(exposed, stage.sources().url(SampleModel.IRIS)));

        Told reported;
        Told simulated;
        Told acted;
        try (var iam = stage.clients().iam()) {
            InvokePolicy policy = InvokePolicy.of(iam, stage.output(widenedRole()));
            reported = policy.whileItSays(EVERY_MODEL, () -> new Operator(stage).runs("audit", exposed.value(), tenant.value(), "--json"));
            simulated = policy.whileItSays(EVERY_MODEL, () -> new Operator(stage).runs("audit", exposed.value(), "--static"));
            assertThat(stage.record(exposed).map(TenantRecord::status)).contains(TenantStatus.ACTIVE);
            acted = policy.whileItSays(EVERY_MODEL, () -> new Operator(stage).runs("audit", exposed.value(), "--quarantine"));
        }

        assertThat(reported.exitCode()).isEqualTo(VIOLATED);
        assertThat(reported.document().at("/tenants/0/verdict").asText()).isEqualTo("violated");
        assertThat(reported.document().at("/tenants/0/probes")).anySatisfy(probe -> {
            assertThat(probe.path("expected").asText()).isEqualTo("denied");
            assertThat(probe.path("outcome").asText()).isEqualTo("allowed");
            assertThat(probe.path("detail").asText()).isNotEmpty();
        });
        assertThat(simulated.exitCode()).isEqualTo(VIOLATED);
        assertThat(simulated.out()).contains("simulated: sagemaker:InvokeEndpoint allowed", "by what the policies say; no calls were made");
        assertThat(acted.exitCode()).isEqualTo(VIOLATED);
        assertThat(acted.out()).contains("VIOLATED", "call-");
        assertThat(acted.err()).contains(exposed + " is in quarantine", "not every tenant is isolated");
        assertThat(stage.record(exposed).map(TenantRecord::status)).contains(TenantStatus.QUARANTINED);
        new Quarantining(stage).release(exposed);
        assertThat(audit().exitCode()).isZero();
    }

    @Test
    void a_tenant_that_is_not_active_is_unproven_and_never_passed() {
        TenantId failed = TenantIds.fresh("failed");
        stage.onboardings().run(signup(failed, stage.sources().url(failed + "/none.tar.gz")));
        Deadline.await("failed record", () -> stage.record(failed).filter(found -> found.failure().isPresent()));

        Told json = new Operator(stage).runs("audit", tenant.value(), failed.value(), "--json");

        assertThat(json.exitCode()).isEqualTo(UNPROVEN);
        JsonNode first = json.document().at("/tenants/0");
        assertThat(first.path("tenantId").asText()).isEqualTo(failed.value());
        assertThat(first.path("verdict").asText()).isEqualTo("unproven");
        assertThat(first.path("reason").asText()).isEqualTo("it is FAILED, and only active tenants are probed");
    }

    @Test
    void nothing_is_probed_where_a_tenant_is_unknown() {
        Told json = new Operator(stage).runs("audit", tenant.value(), "nobody-at-all", "pool--main", "--json");

        assertThat(json.exitCode()).isEqualTo(UNKNOWN_TENANT);
        assertThat(json.document().path("error").path("message").asText()).isEqualTo("no record of a tenant nobody-at-all");
        assertThat(json.document().has("tenants")).isFalse();
    }

    private Told audit(String... options) {
        return new Operator(stage).runs(Stream.concat(
                Stream.of("audit", tenant.value(), neighbour.value()), Stream.of(options)).toArray(String[]::new));
    }

    private Signup signup(TenantId newcomer, String source) {
        return Signup.of(newcomer, isolation, source);
    }

    /** Of the pool's or of single endpoints' callers; a silo tenant's endpoint neither may reach. */
    private String widenedRole() {
        return isolation == IsolationModel.BRIDGE ? "BridgeInvokeRoleArn" : "PoolInvokeRoleArn";
    }

    private static List<String> names(JsonNode audited) {
        return StreamSupport.stream(audited.path("probes").spliterator(), false).map(probe -> probe.path("name").asText()).toList();
    }
}
