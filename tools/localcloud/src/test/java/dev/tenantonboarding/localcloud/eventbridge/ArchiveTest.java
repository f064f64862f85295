package dev.tenantonboarding.localcloud.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tenantonboarding.localcloud.StartedCloud;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.IllegalStatusException;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ArchiveTest {
    private static final Instant NINE = Instant.parse("2026-01-02T09:00:00Z");
    private StartedCloud cloud;
    private EventBridgeClient events;
    private SqsClient sqs;
    private String bus;
    private String archive;
    private String queue;
    private String rule;

    @BeforeEach
    void start() {
        cloud = new StartedCloud();
        events = cloud.client(EventBridgeClient.builder());
        sqs = cloud.client(SqsClient.builder());
        bus = events.createEventBus(request -> request.name("orders")).eventBusArn();
        archive = events.createArchive(request -> request.archiveName("kept").eventSourceArn(bus).retentionDays(7)
                .eventPattern("{\"source\":[\"shop\"]}")).archiveArn();
        queue = queue("seen");
        rule = rule("all", "{\"source\":[{\"exists\":true}]}", "seen");
    }

    @AfterEach
    void stop() {
        events.close();
        sqs.close();
        cloud.close();
    }

    private String queue(String name) {
        return sqs.createQueue(request -> request.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
                 "Action":"sqs:SendMessage","Resource":"*"}]}"""))).queueUrl();
    }

    private String rule(String name, String pattern, String target) {
        var arn = events.putRule(request -> request.name(name).eventBusName("orders").eventPattern(pattern)).ruleArn();
        events.putTargets(request -> request.rule(name).eventBusName("orders")
                .targets(with -> with.id("queue").arn("arn:aws:sqs:us-east-1:000000000000:" + target)));
        return arn;
    }

    private void put(String source, String type, Instant time) {
        events.putEvents(request -> request.entries(entry -> entry.eventBusName("orders").source(source).detailType(type).time(time).detail("{}")));
    }

    /** All messages there are, and none later. */
    private List<String> seen(String queue) {
        cloud.pass(Duration.ofSeconds(1));
        var messages = sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
        messages.forEach(message -> sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
        return messages.stream().map(Message::body).sorted().toList();
    }

    private DescribeReplayResponse replay(String name, Instant from, Instant to, String... rules) {
        assertThat(events.startReplay(request -> request.replayName(name).eventSourceArn(archive).eventStartTime(from).eventEndTime(to)
                .destination(destination -> destination.arn(bus).filterArns(rules))).state()).isEqualTo(ReplayState.STARTING);
        cloud.pass(Duration.ofMinutes(10));
        return events.describeReplay(request -> request.replayName(name));
    }

    @Test
    void a_replay_brings_back_what_was_archived_in_its_time_under_its_name() {
        put("shop", "First", NINE);
        put("shop", "Second", NINE.plusSeconds(60));
        put("shop", "Third", NINE.plusSeconds(120));
        put("other", "Foreign", NINE.plusSeconds(60));
        assertThat(seen(queue)).hasSize(4);

        var replay = replay("again", NINE, NINE.plusSeconds(60));
        assertThat(replay.state()).isEqualTo(ReplayState.COMPLETED);
        assertThat(replay.eventLastReplayedTime()).isEqualTo(NINE.plusSeconds(60));
        assertThat(seen(queue)).hasSize(2).allMatch(event -> event.contains("\"replay-name\":\"again\""))
                .anyMatch(event -> event.contains("First")).anyMatch(event -> event.contains("Second"));

        var described = events.describeArchive(request -> request.archiveName("kept"));
        assertThat(described.eventCount()).as("what is replayed is not archived again").isEqualTo(3);
        assertThat(described.state()).isEqualTo(ArchiveState.ENABLED);
        assertThat(events.listReplays(request -> request.eventSourceArn(archive)).replays()).extracting(found -> found.replayName())
                .containsExactly("again");
    }

    @Test
    void a_replay_may_be_for_some_rules_only_and_rules_may_shun_replays() {
        var chosen = queue("chosen");
        var shunning = queue("shunning");
        var only = rule("only", "{\"source\":[\"shop\"]}", "chosen");
        rule("never", "{\"source\":[\"shop\"],\"replay-name\":[{\"exists\":false}]}", "shunning");
        put("shop", "First", NINE);
        assertThat(List.of(seen(queue).size(), seen(chosen).size(), seen(shunning).size())).containsExactly(1, 1, 1);
        replay("filtered", NINE, NINE.plusSeconds(1), only);
        assertThat(List.of(seen(queue).size(), seen(chosen).size(), seen(shunning).size())).containsExactly(0, 1, 0);
        replay("unfiltered", NINE, NINE.plusSeconds(1));
        assertThat(List.of(seen(queue).size(), seen(chosen).size(), seen(shunning).size())).containsExactly(1, 1, 0);
    }

    @Test
    void events_leave_the_archive_after_its_days() {
        put("shop", "First", NINE);
        cloud.pass(Duration.ofDays(6));
        assertThat(events.describeArchive(request -> request.archiveName("kept")).eventCount()).isEqualTo(1);
        cloud.pass(Duration.ofDays(2));
        assertThat(events.describeArchive(request -> request.archiveName("kept")).eventCount()).isZero();
    }

    @Test
    void a_replay_can_be_cancelled_while_it_runs() {
        // The cloud's time stands still while this is held, so that the replay can't be over before it is cancelled.
        try (var still = cloud.cloud().cloud().timeline().inFlight()) {
            events.startReplay(request -> request.replayName("stopped").eventSourceArn(archive).eventStartTime(NINE)
                    .eventEndTime(NINE.plusSeconds(1)).destination(destination -> destination.arn(bus)));
            assertThat(events.cancelReplay(request -> request.replayName("stopped")).state()).isEqualTo(ReplayState.CANCELLING);
        }
        cloud.pass(Duration.ofMinutes(1));
        assertThat(events.describeReplay(request -> request.replayName("stopped")).state()).isEqualTo(ReplayState.CANCELLED);
        assertThatThrownBy(() -> events.cancelReplay(request -> request.replayName("stopped"))).isInstanceOf(IllegalStatusException.class);
    }

    @Test
    void what_cannot_be_replayed_is_refused() {
        replay("done", NINE, NINE.plusSeconds(1));
        assertThatThrownBy(() -> replay("done", NINE, NINE.plusSeconds(1))).isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> replay("back", NINE, NINE)).isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("EventStartTime must be before EventEndTime");
        assertThatThrownBy(() -> replay("rule", NINE, NINE.plusSeconds(1), rule + "x")).isInstanceOf(EventBridgeException.class);
        assertThatThrownBy(() -> events.startReplay(request -> request.replayName("elsewhere").eventSourceArn(archive).eventStartTime(NINE)
                .eventEndTime(NINE.plusSeconds(1)).destination(destination -> destination.arn("arn:aws:events:us-east-1:000000000000:event-bus/default"))))
                .hasMessageContaining("Cross event bus replay is not permitted");
        assertThatThrownBy(() -> events.describeReplay(request -> request.replayName("none"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_archive_is_changed_listed_and_deleted() {
        assertThatThrownBy(() -> events.createArchive(request -> request.archiveName("kept").eventSourceArn(bus)))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        events.updateArchive(request -> request.archiveName("kept").description("orders").retentionDays(30));
        var described = events.describeArchive(request -> request.archiveName("kept"));
        assertThat(described.retentionDays()).isEqualTo(30);
        assertThat(described.eventPattern()).as("what isn't named stays").isEqualTo("{\"source\":[\"shop\"]}");
        assertThat(events.listArchives(request -> request.namePrefix("ke")).archives()).extracting(found -> found.archiveName()).containsExactly("kept");
        events.deleteArchive(request -> request.archiveName("kept"));
        assertThatThrownBy(() -> events.describeArchive(request -> request.archiveName("kept"))).isInstanceOf(ResourceNotFoundException.class);
    }
}
