package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ScheduledRuleTest {
    private StartedCloud cloud;
    private EventBridgeClient events;
    private SqsClient sqs;
    private String queue;

    @BeforeEach
    void start() {
        cloud = new StartedCloud();
        events = cloud.client(EventBridgeClient.builder());
        sqs = cloud.client(SqsClient.builder());
        queue = sqs.createQueue(request -> request.queueName("ticks").attributes(Map.of(QueueAttributeName.POLICY, """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
                 "Action":"sqs:SendMessage","Resource":"*"}]}"""))).queueUrl();
    }

    @AfterEach
    void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    private void rule(String schedule) {
        events.putRule(request -> request.name("tick").scheduleExpression(schedule));
        events.putTargets(request -> request.rule("tick").targets(target -> target.id("queue").arn("arn:aws:sqs:us-east-1:000000000000:ticks")));
    }

    private String waiting() {
        return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    @Test
    void a_schedule_fires_in_all_time_that_passes_but_lets_none_pass() {
        var before = cloud.cloud().cloud().timeline().now();
        rule("rate(10 minutes)");
        assertThat(waiting()).isEqualTo("0");
        assertThat(cloud.cloud().cloud().timeline().now()).isBefore(before.plus(Duration.ofMinutes(9)));
        cloud.pass(Duration.ofMinutes(35));
        cloud.pass(Duration.ofSeconds(1));
        assertThat(waiting()).isEqualTo("3");
    }

    @Test
    void the_event_is_awss_or_the_targets_input() {
        rule("cron(0 0/1 * * ? *)");
        cloud.pass(Duration.ofHours(1));
        var event = Json.MAPPER.readTree(sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst().body());
        assertThat(event.path("source").asString()).isEqualTo("aws.events");
        assertThat(event.path("detail-type").asString()).isEqualTo("Scheduled Event");
        assertThat(event.path("resources")).hasToString("[\"arn:aws:events:us-east-1:000000000000:rule/tick\"]");
        assertThat(event.path("detail").isEmpty()).isTrue();
        assertThat(Instant.parse(event.path("time").asString()).getEpochSecond() % 3600).isZero();

        sqs.purgeQueue(request -> request.queueUrl(queue));
        events.putTargets(request -> request.rule("tick").targets(target -> target.id("queue").arn("arn:aws:sqs:us-east-1:000000000000:ticks")
                .input("{\"sweep\":true}")));
        cloud.pass(Duration.ofHours(1));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst().body()).isEqualTo("{\"sweep\":true}");
    }

    @Test
    void a_disabled_or_deleted_schedule_rests() {
        rule("rate(1 minute)");
        events.disableRule(request -> request.name("tick"));
        assertThat(events.describeRule(request -> request.name("tick")).state()).isEqualTo(RuleState.DISABLED);
        assertThat(events.describeRule(request -> request.name("tick")).scheduleExpression()).isEqualTo("rate(1 minute)");
        cloud.pass(Duration.ofMinutes(5));
        assertThat(waiting()).isEqualTo("0");
        events.enableRule(request -> request.name("tick"));
        cloud.pass(Duration.ofSeconds(90));
        events.removeTargets(request -> request.rule("tick").ids("queue"));
        events.deleteRule(request -> request.name("tick"));
        cloud.pass(Duration.ofMinutes(5));
        assertThat(waiting()).isEqualTo("1");
    }

    @Test
    void only_the_default_bus_has_schedules() {
        events.createEventBus(request -> request.name("own"));
        assertThatThrownBy(() -> events.putRule(request -> request.name("r").eventBusName("own").scheduleExpression("rate(1 minute)")))
                .isInstanceOf(EventBridgeException.class).hasMessageContaining("ScheduleExpression is supported only on the default event bus.");
        assertThatThrownBy(() -> events.putRule(request -> request.name("r").scheduleExpression("rate(1 minutes)")))
                .isInstanceOf(EventBridgeException.class).hasMessageContaining("Parameter ScheduleExpression is not valid.");
    }
}
