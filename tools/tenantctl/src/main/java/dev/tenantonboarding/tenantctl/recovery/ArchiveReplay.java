package dev.tenantonboarding.tenantctl.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.stack.StackOutputs;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;

/** Sends signups and deletions that the bus had before once more, through EventBridge, to the rules that start executions and no others. */
public record ArchiveReplay(EventBridgeClient events, StackOutputs outputs) {
    private static final Set<ReplayState> UNDER_WAY = Set.of(ReplayState.STARTING, ReplayState.RUNNING, ReplayState.CANCELLING);

    /**
     * @param from of the events' times, included
     * @param to   of the events' times, included
     * @return the replay's name
     */
    public String start(Instant from, Instant to) {
        var name = "tenantctl-" + UUID.randomUUID();
        var bus = events.describeEventBus(request -> request.name(outputs.eventBusName())).arn();
        events.startReplay(request -> request
                .replayName(name)
                .eventSourceArn(outputs.eventArchiveArn())
                .eventStartTime(from)
                .eventEndTime(to)
                .destination(destination -> destination.arn(bus).filterArns(outputs.signupRuleArn(), outputs.deletionRuleArn())));
        return name;
    }

    /** @throws CommandFailed if the replay ends without all its events */
    public void await(String name, Duration pause) {
        while (true) {
            var replay = events.describeReplay(request -> request.replayName(name));
            if (replay.state() == ReplayState.COMPLETED) {
                return;
            }
            if (!UNDER_WAY.contains(replay.state())) {
                throw CommandFailed.because("the replay " + name + " ended " + replay.stateAsString() + ": " + replay.stateReason());
            }
            Pause.of(pause);
        }
    }
}
