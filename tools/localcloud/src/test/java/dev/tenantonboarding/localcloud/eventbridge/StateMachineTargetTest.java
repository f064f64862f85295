package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

class StateMachineTargetTest {
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";

    private StartedCloud cloud;
    private EventBridgeClient events;
    private IamClient iam;
    private SfnClient sfn;
    private String role;

    @BeforeEach
    void start() {
        cloud = new StartedCloud();
        events = cloud.client(EventBridgeClient.builder());
        iam = cloud.client(IamClient.builder());
        sfn = cloud.client(SfnClient.builder());
        role = iam.createRole(request -> request.roleName("rule")
                .assumeRolePolicyDocument(json("{`Version`:`2012-10-17`,`Statement`:[{`Effect`:`Allow`,"
                + "`Action`:`sts:AssumeRole`,`Principal`:{`Service`:[`events.amazonaws.com`,`states.amazonaws.com`]}}]}"))).role().arn();
        sfn.createStateMachine(request -> request.name("m").roleArn(role)
                .definition(json("{`QueryLanguage`:`JSONata`,`StartAt`:`A`,`States`:{`A`:{`Type`:`Pass`,`End`:true}}}")));
        events.putRule(request -> request.name("r").eventPattern(json("{`source`:[`shop`]}")));
    }

    @AfterEach
    void stop() {
        events.close();
        iam.close();
        sfn.close();
        cloud.close();
    }

    @Test
    void an_event_starts_one_execution_with_the_envelope_as_its_input() {
        iam.putRolePolicy(request -> request.roleName("rule").policyName("p")
                .policyDocument(json("{`Version`:`2012-10-17`,`Statement`:[{`Effect`:`Allow`,"
                + "`Action`:`states:StartExecution`,`Resource`:`" + MACHINE + "`}]}")));
        putTarget();
        var id = events.putEvents(request -> request.entries(entry -> entry.source("shop").detailType("Ordered").detail("{}"))).entries()
                .getFirst().eventId();
        cloud.pass(Duration.ofSeconds(1));
        var execution = sfn.listExecutions(request -> request.stateMachineArn(MACHINE)).executions();
        assertThat(execution).singleElement().satisfies(started -> {
            assertThat(started.name()).startsWith(id + "_");
            assertThat(started.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(sfn.describeExecution(request -> request.executionArn(started.executionArn())).input()).contains("\"id\":\"" + id + "\"");
        });
    }

    @Test
    void a_role_that_may_not_start_it_sends_the_event_to_the_dead_letters() {
        try (var sqs = cloud.client(SqsClient.builder())) {
            var dead = sqs.createQueue(request -> request.queueName("dead").attributesWithStrings(Map.of("Policy", json("{`Version`:`2012-10-17`,"
                    + "`Statement`:[{`Effect`:`Allow`,`Action`:`sqs:SendMessage`,`Principal`:{`Service`:`events.amazonaws.com`},`Resource`:`*`}]}")))).queueUrl();
            putTarget();
            events.putEvents(request -> request.entries(entry -> entry.source("shop").detailType("Ordered").detail("{}")));
            var message = sqs.receiveMessage(request -> request.queueUrl(dead).waitTimeSeconds(20).messageAttributeNames("All"))
                    .messages().getFirst();
            assertThat(message.messageAttributes().get("ERROR_CODE").stringValue()).isEqualTo("NO_PERMISSIONS");
            assertThat(message.messageAttributes().get("ERROR_MESSAGE").stringValue()).contains("states:StartExecution");
        }
    }

    private void putTarget() {
        events.putTargets(request -> request.rule("r").targets(target -> target.id("t").arn(MACHINE).roleArn(role)
                .deadLetterConfig(config -> config.arn("arn:aws:sqs:us-east-1:000000000000:dead"))));
    }

    private static String json(String backQuoted) {
        return backQuoted.replace('`', '"');
    }
}
