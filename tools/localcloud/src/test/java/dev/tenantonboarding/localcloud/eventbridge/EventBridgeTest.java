package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

class EventBridgeTest {
    private static final String BUS = "orders";
    private static StartedCloud cloud;
    private static EventBridgeClient events;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        cloud = new StartedCloud();
        events = cloud.client(EventBridgeClient.builder());
        sqs = cloud.client(SqsClient.builder());
        events.createEventBus(request -> request.name(BUS));
    }

    @AfterAll
    static void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    @Test
    void an_event_that_a_rule_wants_reaches_its_queue_in_the_envelope_of_aws() {
        var queue = queue("envelope");
        rule(BUS, "envelope", "{\"source\":[\"shop\"],\"detail\":{\"total\":[{\"numeric\":[\">\",100]}]}}");
        target(BUS, "envelope", Target.builder().id("queue").arn(arn(queue)).build());

        put("shop", "Ordered", "{\"total\":99}");
        var id = put("shop", "Ordered", "{\"total\":101.50}").eventId();

        var envelope = body(receive(queue));
        assertThat(envelope.propertyNames()).containsExactly("version", "id", "detail-type", "source", "account", "time", "region",
                "resources", "detail");
        assertThat(envelope.get("id").stringValue()).isEqualTo(id);
        assertThat(envelope.get("detail-type").stringValue()).isEqualTo("Ordered");
        assertThat(envelope.get("account").stringValue()).isEqualTo("000000000000");
        assertThat(envelope.get("region").stringValue()).isEqualTo("us-east-1");
        assertThat(envelope.get("time").stringValue()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(envelope.get("resources").toString()).isEqualTo("[\"arn:aws:s3:::shop\"]");
        assertThat(envelope.get("detail").toString()).isEqualTo("{\"total\":101.50}");
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue)).messages()).isEmpty();
    }

    @Test
    void a_disabled_rule_rests_until_it_is_enabled() {
        var queue = queue("resting");
        rule(BUS, "resting", "{\"source\":[\"resting\"]}");
        target(BUS, "resting", Target.builder().id("queue").arn(arn(queue)).build());
        events.disableRule(request -> request.eventBusName(BUS).name("resting"));
        put("resting", "First", "{}");
        events.enableRule(request -> request.eventBusName(BUS).name("resting"));
        put("resting", "Second", "{}");
        assertThat(body(receive(queue)).get("detail-type").stringValue()).isEqualTo("Second");
    }

    @Test
    void a_target_may_get_a_part_a_constant_or_a_filled_template() {
        var queue = queue("inputs");
        rule(BUS, "inputs", "{\"source\":[\"inputs\"]}");
        target(BUS, "inputs", Target.builder().id("a").arn(arn(queue)).inputPath("$.detail.items[1]").build());
        target(BUS, "inputs", Target.builder().id("b").arn(arn(queue)).input("{\"fixed\":true}").build());
        target(BUS, "inputs", Target.builder().id("c").arn(arn(queue)).inputTransformer(transformer -> transformer
                .inputPathsMap(Map.of("who", "$.detail.who", "all", "$.detail.items", "none", "$.detail.none"))
                .inputTemplate("{\"text\":\"<who> has \\\"<all>\\\"<none>\",\"who\":<who>,\"rule\":<aws.events.rule-name>}")).build());
        put("inputs", "Any", "{\"who\":\"A \\\"B\\\"\",\"items\":[1,{\"x\":2}]}");
        assertThat(List.of(receive(queue).body(), receive(queue).body(), receive(queue).body()))
                .containsExactlyInAnyOrder("{\"x\":2}", "{\"fixed\":true}",
                "{\"text\":\"A \\\"B\\\" has \\\"[1,{\"x\":2}]\\\"\",\"who\":\"A \\\"B\\\"\",\"rule\":\"inputs\"}");
    }

    @Test
    void each_entry_fails_by_itself() {
        var answer = events.putEvents(request -> request.entries(
                entry -> entry.source("a").detailType("b").detail("{}"),
                entry -> entry.source("a").detailType("b").detail("[]"),
                entry -> entry.source("aws.states").detailType("b").detail("{}"),
                entry -> entry.source("a").detail("{}")));
        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries()).extracting(PutEventsResultEntry::errorCode)
                .containsExactly(null, "MalformedDetail", "NotAuthorizedForSourceException", "InvalidArgument");
        assertThat(answer.entries().getFirst().eventId()).isNotEmpty();
    }

    @Test
    void requests_are_held_to_their_limits() {
        assertThatThrownBy(() -> events.putEvents(request -> request.entries(entry -> entry.source("a").detailType("b")
                .detail("{\"x\":\"" + "y".repeat(256 * 1024) + "\"}")))).hasMessageContaining("over the limit");
        assertThatThrownBy(() -> rule(BUS, "broken", "{\"source\":\"shop\"}")).isInstanceOf(InvalidEventPatternException.class)
                .hasMessageContaining("Event pattern is not valid. Reason:");
        assertThatThrownBy(() -> events.putRule(request -> request.name("nothing")))
                .hasMessageContaining("EventPattern or ScheduleExpression must be specified");
    }

    @Test
    void the_services_own_events_are_on_the_default_bus() {
        var queue = queue("services");
        rule("default", "services", "{\"source\":[\"aws.states\"],\"detail\":{\"stopDate\":[null]}}");
        target("default", "services", Target.builder().id("queue").arn(arn(queue)).build());
        var detail = new LinkedHashMap<String, Object>();
        detail.put("status", "RUNNING");
        detail.put("stopDate", null);
        cloud.cloud().events().emit("aws.states", "Step Functions Execution Status Change", List.of("arn:x"), detail);
        assertThat(body(receive(queue)).get("detail").toString()).isEqualTo("{\"status\":\"RUNNING\",\"stopDate\":null}");
    }

    @Test
    void patterns_can_be_tried_without_a_rule() {
        var event = "{\"id\":\"1\",\"account\":\"0\",\"source\":\"shop\",\"time\":\"2026-01-01T00:00:00Z\",\"region\":\"us-east-1\",\"resources\":[],"
                + "\"detail-type\":\"x\",\"detail\":{}}";
        assertThat(events.testEventPattern(request -> request.event(event).eventPattern("{\"source\":[{\"prefix\":\"sh\"}]}")).result()).isTrue();
        assertThat(events.testEventPattern(request -> request.event(event).eventPattern("{\"source\":[\"other\"]}")).result()).isFalse();
    }

    @Test
    void buses_and_rules_come_and_go() {
        assertThatThrownBy(() -> events.createEventBus(request -> request.name(BUS))).isInstanceOf(ResourceAlreadyExistsException.class);
        events.createEventBus(request -> request.name("short").tags(tag -> tag.key("team").value("a")));
        var rule = events.putRule(request -> request.eventBusName("short").name("r").eventPattern("{\"source\":[\"a\"]}")).ruleArn();
        assertThat(rule).isEqualTo("arn:aws:events:us-east-1:000000000000:rule/short/r");
        target("short", "r", Target.builder().id("t").arn("arn:aws:sqs:us-east-1:000000000000:any").build());
        assertThat(events.describeRule(request -> request.eventBusName("short").name("r")).state()).isEqualTo(RuleState.ENABLED);
        assertThat(events.listRuleNamesByTarget(request -> request.eventBusName("short").targetArn("arn:aws:sqs:us-east-1:000000000000:any"))
                .ruleNames())
                .containsExactly("r");
        assertThatThrownBy(() -> events.deleteRule(request -> request.eventBusName("short").name("r"))).hasMessageContaining("has targets");
        assertThatThrownBy(() -> events.deleteEventBus(request -> request.name("short"))).isInstanceOf(EventBridgeException.class);
        events.removeTargets(request -> request.eventBusName("short").rule("r").ids("t"));
        events.deleteRule(request -> request.eventBusName("short").name("r"));
        events.deleteEventBus(request -> request.name("short"));
        assertThatThrownBy(() -> events.describeEventBus(request -> request.name("short"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void targets_that_could_never_be_reached_are_refused() {
        rule(BUS, "refused", "{\"source\":[\"a\"]}");
        assertThatThrownBy(() -> target(BUS, "refused", Target.builder().id("t").arn("arn:aws:kinesis:us-east-1:000000000000:stream/s").build()))
                .hasMessageContaining("kinesis");
        assertThatThrownBy(() -> target(BUS, "refused", Target.builder().id("t")
                .arn("arn:aws:states:us-east-1:000000000000:stateMachine:m").build()))
                .hasMessageContaining("RoleArn is required");
        assertThatThrownBy(() -> target(BUS, "refused", Target.builder().id("t").arn("arn:aws:sqs:us-east-1:000000000000:q").input("{").build()))
                .hasMessageContaining("input for target t");
    }

    private static PutEventsResultEntry put(String source, String detailType, String detail) {
        return events.putEvents(request -> request.entries(entry -> entry.eventBusName(BUS).source(source).detailType(detailType).detail(detail)
                .resources("arn:aws:s3:::shop").time(Instant.parse("2026-01-02T03:04:05Z")))).entries().getFirst();
    }

    private static void rule(String bus, String name, String pattern) {
        events.putRule(request -> request.eventBusName(bus).name(name).eventPattern(pattern));
    }

    private static void target(String bus, String rule, Target target) {
        events.putTargets(request -> request.eventBusName(bus).rule(rule).targets(target));
    }

    private static String queue(String name) {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";
        return sqs.createQueue(request -> request.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, policy))).queueUrl();
    }

    private static String arn(String url) {
        return "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1);
    }

    private static Message receive(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(20)).messages().getFirst();
    }

    private static JsonNode body(Message message) {
        return Json.parse(message.body()).orElseThrow();
    }
}
