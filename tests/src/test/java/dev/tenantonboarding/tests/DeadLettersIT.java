package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantStatus;
import dev.tenantonboarding.tests.stage.Deadline;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Operator;
import dev.tenantonboarding.tests.stage.Operator.Told;
import dev.tenantonboarding.tests.stage.OverIsolationModels;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Events that reached no target are shown with their reason, and arrive once it is mended. */
@OverIsolationModels
class DeadLettersIT {
    private final IsolationModel isolation;
    private final Stage stage;
    private final Operator operator;

    DeadLettersIT(IsolationModel isolation, Stage stage) {
        this.isolation = isolation;
        this.stage = stage;
        this.operator = new Operator(stage);
    }

    @Test
    void a_signup_that_the_rule_may_not_start_waits_and_is_onboarded_once_it_may() {
        TenantId tenant = TenantIds.fresh("forbidden");
        whileTheRuleMayNotStart(() -> {
            stage.onboardings().send(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)).detail());
            Deadline.await("dead letter of " + tenant, () -> letter(tenant));
        });

        JsonNode letter = letter(tenant).orElseThrow();
        Told lines = operator.runs("dead-letters");
        Told sent = operator.runs("dead-letters", "--redeliver");

        assertThat(letter.path("detailType").asText()).isEqualTo("TenantCreated");
        assertThat(letter.path("errorCode").asText()).isEqualTo("NO_PERMISSIONS");
        assertThat(letter.path("errorMessage").asText()).contains("states:StartExecution");
        assertThat(letter.path("ruleArn").asText()).contains(":rule/" + stage.output("EventBusName") + "/");
        assertThat(lines.out()).contains(tenant.value(), "NO_PERMISSIONS");
        assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
        assertThat(sent.out()).contains("TenantCreated of " + tenant + " went to the bus " + stage.output("EventBusName"));
        Deadline.await("onboarding of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.ACTIVE));
        assertThat(letter(tenant)).isEmpty();
        assertThat(operator.runs("dead-letters").out()).contains("no dead letters");
    }

    @Test
    void a_failure_that_could_not_be_recorded_is_recorded_once_it_can_be() {
        TenantId tenant = TenantIds.fresh("unheard");
        whileFailuresMayNotBeRecorded(() -> {
            stage.onboardings().run(Signup.of(tenant, isolation, stage.sources().url(tenant + "/none.tar.gz")));
            Deadline.await("dead letter of " + tenant, () -> letter(tenant));
        });
        TenantStatus before = stage.record(tenant).orElseThrow().status();

        Told sent = operator.runs("dead-letters", "--redeliver");

        assertThat(before).isEqualTo(TenantStatus.ONBOARDING);
        assertThat(sent.exitCode()).as(sent.out() + sent.err()).isZero();
        assertThat(sent.out()).contains("Step Functions Execution Status Change of " + tenant + " went to the function ");
        assertThat(stage.record(tenant).orElseThrow().status()).isEqualTo(TenantStatus.FAILED);
        assertThat(letter(tenant)).isEmpty();
    }

    @Test
    void a_signup_that_was_lost_for_good_comes_back_from_the_archive() {
        TenantId tenant = TenantIds.fresh("lost-event");
        whileTheRuleMayNotStart(() -> {
            stage.onboardings().send(Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS)).detail());
            Deadline.await("dead letter of " + tenant, () -> letter(tenant));
        });
        Instant lost = Instant.parse(letter(tenant).orElseThrow().path("since").asText());
        stage.clients().sqs().purgeQueue(request -> request.queueUrl(stage.output("DeadLetterQueueUrl")));

        Told told = operator.runs("replay", "--from", lost.minusSeconds(60).toString(), "--to", lost.plusSeconds(1).toString());

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).contains("is complete");
        Deadline.await("onboarding of " + tenant, () -> stage.record(tenant).filter(record -> record.status() == TenantStatus.ACTIVE));
    }

    @Test
    void a_replay_of_the_archive_wants_two_times_in_order() {
        assertThat(operator.runs("replay", "--from", "yesterday", "--to", "2026-01-02T00:00:00Z").err())
                .contains("--from must be an ISO 8601 time in UTC", "but was yesterday");
        assertThat(operator.runs("replay", "--from", "2026-01-02T00:00:00Z").err()).contains("--to is missing");
        assertThat(operator.runs("replay", "--from", "2026-01-02T00:00:00Z", "--to", "2026-01-01T00:00:00Z").err()).contains("--to must be after --from");
        assertThat(operator.runs("replay", "acme", "--from", "2026-01-01T00:00:00Z", "--to", "2026-01-02T00:00:00Z").exitCode()).isEqualTo(2);
    }

    private Optional<JsonNode> letter(TenantId tenant) {
        Told told = operator.runs("dead-letters", "--json");
        assertThat(told.exitCode()).as(told.err()).isZero();
        return StreamSupport.stream(told.document().spliterator(), false)
                .filter(letter -> letter.path("tenantId").asText().equals(tenant.value()))
                .findFirst();
    }

    private void whileTheRuleMayNotStart(Runnable action) {
        IamClient iam = stage.clients().iam();
        String roleArn = target(stage.output("EventBusName")).roleArn();
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String name = iam.listRolePolicies(request -> request.roleName(role)).policyNames().getFirst();
        String policy = URLDecoder.decode(
                iam.getRolePolicy(request -> request.roleName(role).policyName(name)).policyDocument(), StandardCharsets.UTF_8);
        iam.deleteRolePolicy(request -> request.roleName(role).policyName(name));
        try {
            action.run();
        } finally {
            iam.putRolePolicy(request -> request.roleName(role).policyName(name).policyDocument(policy));
        }
    }

    private void whileFailuresMayNotBeRecorded(Runnable action) {
        LambdaClient lambda = stage.clients().lambda();
        String function = target("default").arn();
        String rule = rule("default").arn();
        String statement = Json.read(lambda.getPolicy(request -> request.functionName(function)).policy())
                .path("Statement").get(0).path("Sid").asText();
        lambda.removePermission(request -> request.functionName(function).statementId(statement));
        try {
            action.run();
        } finally {
            lambda.addPermission(request -> request.functionName(function).statementId(statement)
                    .action("lambda:InvokeFunction").principal("events.amazonaws.com").sourceArn(rule));
        }
    }

    private Target target(String bus) {
        return stage.clients().events().listTargetsByRule(request -> request.eventBusName(bus).rule(rule(bus).name())).targets().getFirst();
    }

    /** The rule for signups, or the one for executions that failed. */
    private Rule rule(String bus) {
        return stage.clients().events().listRules(request -> request.eventBusName(bus)).rules().stream()
                // A schedule has no pattern.
                .filter(rule -> rule.eventPattern() != null)
                .filter(rule -> rule.eventPattern().contains("TenantCreated") || rule.eventPattern().contains("Execution Status Change"))
                .findFirst().orElseThrow();
    }
}
