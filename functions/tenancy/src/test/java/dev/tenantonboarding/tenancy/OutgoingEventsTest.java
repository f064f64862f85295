package dev.tenantonboarding.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.tenantonboarding.tenancy.ProbeResult.Expected;
import dev.tenantonboarding.tenancy.ProbeResult.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingEventsTest {
    private static final String EXECUTION = RecordJsonTest.OWNER.executionArn();

    @ParameterizedTest
    @ValueSource(strings = {"TenantCreated", "TenantOnboarded", "TenantOnboardingFailed", "TenantQuarantined", "TenantReleased",
            "TenantIsolationViolated", "TenantDeleted", "TenantOffboarded", "TenantOffboardingFailed"})
    void every_example_follows_its_schema(String event) {
        assertThat(problems(event, Events.file(event + ".example.json"))).isEmpty();
    }

    @Test
    void an_onboarded_tenant_is_told_as_its_schema_says() {
        JsonNode detail = TenantOnboarded.of(RecordJsonTest.complete().activated()).toJson();

        assertThat(problems("TenantOnboarded", detail)).isEmpty();
        assertThat(detail.path("correlationId").textValue()).isEqualTo("signup-4711");
        assertThat(detail.path("apiUrl").textValue()).isEqualTo("https://api.example.com");
    }

    @Test
    void without_an_api_a_tenant_is_not_told_of_as_onboarded() {
        TenantRecord record = RecordJsonTest.fresh().with(new Artifact("models", "pool/acme.tar.gz", "ab".repeat(32), 1)).servedBy("pool--main");

        assertThatThrownBy(() -> TenantOnboarded.of(record.activated())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("API");
    }

    @Test
    void a_quarantine_and_its_end_are_told_as_their_schemas_say() {
        TenantRecord quarantined = RecordJsonTest.complete().activated().quarantined("a leaked token", true, RecordJsonTest.NOW);

        JsonNode begun = TenantQuarantined.of(quarantined).toJson();
        JsonNode ended = new TenantReleased(quarantined.tenantId(), RecordJsonTest.NOW).toJson();

        assertThat(problems("TenantQuarantined", begun)).isEmpty();
        assertThat(begun.path("reason").textValue()).isEqualTo("a leaked token");
        assertThat(begun.path("violation").booleanValue()).isTrue();
        assertThat(problems("TenantReleased", ended)).isEmpty();
        assertThatThrownBy(() -> TenantQuarantined.of(quarantined.released())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_violation_is_told_as_its_schema_says_by_its_probes_names_alone() {
        Verdict verdict = Verdict.of(List.of(
                new ProbeResult("own-call", "acme", "acme", Expected.ALLOWED, Outcome.ALLOWED, "the model answered"),
                new ProbeResult("call-of-neighbour", "acme", "globex", Expected.DENIED, Outcome.ALLOWED, "the model answered"),
                new ProbeResult("call-of-neighbour", "acme", "initech", Expected.DENIED, Outcome.ALLOWED, "the model answered")));

        JsonNode detail = TenantIsolationViolated.of(new TenantId("acme"), verdict, RecordJsonTest.NOW).toJson();

        assertThat(problems("TenantIsolationViolated", detail)).isEmpty();
        assertThat(detail.path("probes").valueStream().map(JsonNode::textValue)).containsExactly("call-of-neighbour");
    }

    @Test
    void a_failure_is_told_as_its_schema_says_with_and_without_a_tenant() {
        JsonNode known = new TenantOnboardingFailed(
                        Optional.of(new TenantId("acme")), Optional.of("e-1"), Optional.of("signup-4711"), EXECUTION,
                        "IsolationSmokeTest", "IsolationViolated", Optional.of("a forbidden call was let through"), Optional.of("neighbour"))
                .toJson();
        JsonNode unknown = new TenantOnboardingFailed(
                        Optional.empty(), Optional.empty(), Optional.empty(), EXECUTION, "ClaimTenant", "InvalidTenantEvent",
                        Optional.empty(), Optional.empty())
                .toJson();

        assertThat(problems("TenantOnboardingFailed", known)).isEmpty();
        assertThat(problems("TenantOnboardingFailed", unknown)).isEmpty();
        assertThat(known.size()).isEqualTo(8);
        assertThat(unknown.size()).isEqualTo(3);
    }

    @Test
    void an_offboarding_is_told_as_its_schemas_say_whether_it_ended_well_or_not() {
        TenantRecord tombstone = RecordJsonTest.complete().offboardedBy(RecordJsonTest.OWNER, Events.deletion()).offboarded();
        TenantOffboardingFailed failed = new TenantOffboardingFailed(
                Optional.empty(), Optional.of("e-1"), Optional.empty(), EXECUTION, "RemoveResources", "StackFailed", Optional.of("a role is in use"));

        JsonNode done = TenantOffboarded.of(tombstone).toJson();

        assertThat(problems("TenantOffboarded", done)).isEmpty();
        assertThat(done.path("correlationId").textValue()).isEqualTo("signup-4799");
        assertThat(problems("TenantOffboardingFailed", failed.toJson())).isEmpty();
        assertThatThrownBy(() -> TenantOffboarded.of(RecordJsonTest.complete())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<ValidationMessage> problems(String event, JsonNode detail) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Events.file(event + ".schema.json"))
                .validate(detail);
    }
}
