package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.SharedStage;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Events that are refused: the execution names field and rule, signup is told, and nothing is made. */
@ExtendWith(SharedStage.class)
class BadEventsIT {
    private final Stage stage;

    BadEventsIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void an_event_that_breaks_a_rule_is_refused_with_field_and_rule_named(String field, UnaryOperator<Signup> fault, String rule) {
        Signup signup = fault.apply(good());
        Set<String> records = stage.records().everything();
        Set<String> models = stage.models().everything();

        String eventId = stage.onboardings().send(signup.detail());
        Run run = stage.onboardings().ended(eventId);

        refusedAtTheClaim(run, field + " ", rule);
        JsonNode told = stage.published().await("TenantOnboardingFailed", event -> event.path("detail").path("eventId").asText().equals(eventId));
        assertThat(told.path("detail").path("error").asText()).isEqualTo("InvalidTenantEvent");
        assertThat(told.path("detail").path("reason").asText()).isEqualTo(run.message());
        assertThat(stage.records().everything()).isEqualTo(records);
        assertThat(stage.models().everything()).isEqualTo(models);
    }

    static Stream<Arguments> an_event_that_breaks_a_rule_is_refused_with_field_and_rule_named() {
        return Stream.of(
                fault("tenantId", signup -> signup.without("tenantId"), "is missing"),
                fault("tenantId", signup -> signup.with("tenantId", "under_score"), "must match"),
                fault("tenantId", signup -> signup.with("tenantId", "1st"), "must match"),
                fault("tenantId", signup -> signup.with("tenantId", "Acme"), "must match"),
                fault("tenantId", signup -> signup.with("tenantId", "pool--main"), "must match"),
                fault("tenantId", signup -> signup.with("tenantId", "../acme"), "must match"),
                fault("tenantId", signup -> signup.with("tenantId", "a".repeat(33)), "2 to 32"),
                fault("isolation", signup -> signup.without("isolation"), "is missing"),
                fault("isolation", signup -> signup.with("isolation", "vault"), "must be one of"),
                fault("tier", signup -> signup.without("isolation").with("tier", "gold"), "must be one of basic, premium, standard"),
                fault("tier", signup -> signup.with("tier", "basic"), "exclude each other"),
                fault("modelSource", signup -> signup.without("modelSource"), "is missing"),
                fault("modelSource", signup -> signup.with("modelSource", "s3://somebody-elses-bucket/shared/iris.tar.gz"), "must be in the bucket"),
                fault("modelSource", signup -> source(signup, "elsewhere/iris.tar.gz"), "must lie under"),
                fault("modelSource", signup -> source(signup, "globex/iris.tar.gz"), "must lie under"),
                fault("modelSource", signup -> source(signup, "shared/../globex/iris.tar.gz"), "path segment"),
                fault("modelSource", signup -> source(signup, "shared/iris.zip"), ".tar.gz"),
                fault("modelSource", signup -> signup.with("modelSource", "https://example.com/shared/iris.tar.gz"), "s3://"),
                fault("modelSha256", signup -> signup.with("modelSha256", "abc"), "64 hexadecimal"),
                fault("costCenter", signup -> signup.with("costCenter", "a*b"), "tag value"));
    }

    private static Arguments fault(String field, UnaryOperator<Signup> fault, String rule) {
        return arguments(field, fault, rule);
    }

    private static Signup source(Signup signup, String key) {
        String url = signup.detail().path("modelSource").asText();
        return signup.with("modelSource", url.replace(SampleModel.IRIS.source(), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"acme\"", "7", "null"})
    void a_detail_that_is_no_object_is_refused_by_the_bus_and_by_the_workflow(String detail) {
        PutEventsResponse answer = stage.onboardings().put(List.of(detail));
        assertThat(answer.failedEntryCount()).isEqualTo(1);
        assertThat(answer.entries().getFirst().errorCode()).isEqualTo("MalformedDetail");

        try (SfnClient stepFunctions = stage.clients().stepFunctions()) {
            String input = "{\"id\": \"e-1\", \"source\": \"saas.signup\", \"detail-type\": \"TenantCreated\", \"detail\": " + detail + "}";
            String arn = stepFunctions.startExecution(request -> request.stateMachineArn(stage.output("OnboardingStateMachineArn")).input(input))
                    .executionArn();
            refusedAtTheClaim(stage.onboardings().endedExecution(arn), "detail ", "must be a JSON object");
        }
    }

    @Test
    void other_events_start_nothing() {
        TenantId tenant = TenantIds.fresh("other");
        PutEventsRequestEntry signup = PutEventsRequestEntry.builder()
                .eventBusName(stage.output("EventBusName"))
                .source("saas.signup")
                .detailType("TenantCreated")
                .detail(Signup.of(tenant, IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)).detail().toString())
                .build();
        try (EventBridgeClient events = stage.clients().events()) {
            List<PutEventsRequestEntry> others = List.of(
                    signup.toBuilder().source("someone.else").build(), signup.toBuilder().detailType("TenantRenamed").build());
            assertThat(events.putEvents(request -> request.entries(others)).failedEntryCount()).isZero();
        }

        // When a later signup has come to its end, these would have begun.
        stage.onboardings().run(Signup.of(TenantIds.fresh("later"), IsolationModel.POOL, stage.sources().url(SampleModel.IRIS)));

        assertThat(stage.record(tenant).map(TenantRecord::status)).isEmpty();
    }

    private void refusedAtTheClaim(Run run, String field, String rule) {
        assertThat(run.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.states()).containsExactly("ClaimTenant");
        assertThat(run.error()).isEqualTo("dev.tenantonboarding.tenancy.InvalidTenantEvent");
        assertThat(run.message()).startsWith(field).contains(rule);
    }

    private Signup good() {
        return Signup.of(TenantIds.fresh("event"), IsolationModel.POOL, stage.sources().url(SampleModel.IRIS));
    }
}
