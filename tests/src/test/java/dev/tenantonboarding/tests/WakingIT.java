package dev.tenantonboarding.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantonboarding.samples.SampleModel;
import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tests.stage.Json;
import dev.tenantonboarding.tests.stage.Run;
import dev.tenantonboarding.tests.stage.Signup;
import dev.tenantonboarding.tests.stage.Stage;
import dev.tenantonboarding.tests.stage.TenantIds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** How the wait for a stack or endpoint of a tenant's own ends. On a cloud of its own, where it is long to the next look. */
@TestInstance(Lifecycle.PER_CLASS)
class WakingIT {
    private static final Duration LOOK = Duration.ofSeconds(1_800);
    /** Longer than an endpoint or a stack takes, and far from the next look, however busy the machine is. */
    private static final Duration SOON = Duration.ofSeconds(600);

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

    private Stage stage;

    @BeforeAll
    void a_cloud_of_its_own() {
        stage = Stage.start("waking", Map.of("EndpointPollSeconds", String.valueOf(LOOK.toSeconds())));
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "POOL")
    void an_onboarding_goes_on_when_what_it_waits_for_is_there_without_another_look(IsolationModel isolation) {
        List<HistoryEvent> history = history(succeeded(stage.onboardings().run(signup(TenantIds.fresh("woken"), isolation))));

        assertThat(took(history)).isLessThan(SOON);
        assertThat(history).extracting(HistoryEvent::type).contains(HistoryEventType.TASK_SUBMITTED).doesNotContain(HistoryEventType.TASK_TIMED_OUT);
    }

    @Test
    void it_is_told_of_a_failure_as_soon() {
        TenantId tenant = TenantIds.fresh("woken");
        try (IamClient iam = stage.clients().iam()) {
            iam.createRole(request -> request.roleName("tenant--" + tenant + "--function").assumeRolePolicyDocument(TRUST));
        }

        Run run = stage.onboardings().run(signup(tenant, IsolationModel.SILO));

        assertThat(run.error()).isEqualTo("dev.tenantonboarding.onboarding.StackFailed");
        assertThat(took(history(run))).isLessThan(SOON);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "POOL")
    void an_event_that_is_lost_costs_the_time_to_the_next_look_and_no_more(IsolationModel isolation) {
        List<HistoryEvent> history = history(succeeded(deaf(() -> stage.onboardings().run(signup(TenantIds.fresh("deaf"), isolation)))));

        assertThat(took(history)).isBetween(LOOK, LOOK.plus(SOON));
        assertThat(history).extracting(HistoryEvent::type).containsOnlyOnce(HistoryEventType.TASK_TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "POOL")
    void the_token_with_which_it_is_called_back_is_in_no_log(IsolationModel isolation) throws IOException {
        TenantId tenant = TenantIds.fresh("token");
        String token = history(succeeded(stage.onboardings().run(signup(tenant, isolation)))).stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
                .map(event -> Json.read(event.taskScheduledEventDetails().parameters()).at("/Payload/taskToken").asText())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(stage.logged()).contains(tenant.value()).doesNotContain(token);
    }

    /** Does something while no event of stacks and endpoints gets through. */
    private Run deaf(Supplier<Run> action) {
        try (EventBridgeClient events = stage.clients().events()) {
            List<String> rules = events.listRules(request -> { }).rules().stream().map(Rule::name)
                    .filter(name -> name.matches(".*-(Stack|Endpoint)Settled.*")).toList();
            assertThat(rules).hasSize(2);
            rules.forEach(name -> events.disableRule(request -> request.name(name)));
            try {
                return action.get();
            } finally {
                rules.forEach(name -> events.enableRule(request -> request.name(name)));
            }
        }
    }

    private List<HistoryEvent> history(Run run) {
        try (SfnClient stepFunctions = stage.clients().stepFunctions()) {
            return stepFunctions.getExecutionHistoryPaginator(request -> request.executionArn(run.arn())).events().stream().toList();
        }
    }

    private static Duration took(List<HistoryEvent> history) {
        return Duration.between(history.getFirst().timestamp(), history.getLast().timestamp());
    }

    private static Run succeeded(Run run) {
        assertThat(run.status()).as("%s", run).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private Signup signup(TenantId tenant, IsolationModel isolation) {
        return Signup.of(tenant, isolation, stage.sources().url(SampleModel.IRIS));
    }
}
