package dev.tenantonboarding.localcloud.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Call;
import dev.tenantonboarding.localcloud.kernel.Operation;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysRequest;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.StartReplayResponse;

/** Operations on replays. */
final class ReplayOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private static final String ARCHIVE = ":archive/";

    private final Buses buses;
    private final Archives archives;
    private final Replays replays;

    ReplayOperations(Buses buses, Archives archives, Replays replays) {
        this.buses = buses;
        this.archives = archives;
        this.replays = replays;
    }

    List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(StartReplayRequest::builder, request -> List.of(access("StartReplay", request.replayName()),
                        Access.to("events:StartReplay", request.eventSourceArn()),
                        Access.to("events:StartReplay", request.destination().arn())), this::start),
                Operation.of(DescribeReplayRequest::builder, request -> List.of(access("DescribeReplay", request.replayName())), this::describe),
                Operation.of(ListReplaysRequest::builder, _ -> List.of(Access.to("events:ListReplays", "*")), this::list)
                        .accepting("NamePrefix", "EventSourceArn", "State"),
                Operation.of(CancelReplayRequest::builder, request -> List.of(access("CancelReplay", request.replayName())), this::cancel));
    }

    private static Access access(String action, String name) {
        return Access.to("events:" + action, Replay.arn(name));
    }

    private StartReplayResponse start(StartReplayRequest request, Call call) {
        if (!NAME.matcher(request.replayName()).matches()) {
            throw AwsError.validation("1 validation error detected: Value '" + request.replayName() + "' at 'replayName' failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+ and have length less than or equal to 64");
        }
        var archive = archive(request.eventSourceArn());
        var bus = buses.require(Optional.of(request.destination().arn()));
        if (!bus.arn().equals(archive.busArn())) {
            throw invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        }
        if (!request.eventStartTime().isBefore(request.eventEndTime())) {
            throw invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        }
        var rules = Set.copyOf(request.destination().filterArns());
        rules.stream().filter(arn -> bus.rules().values().stream().noneMatch(rule -> rule.arn().equals(arn))).findFirst().ifPresent(arn -> {
            throw invalid("Destination.FilterArns", "Rule " + arn + " does not exist on the event bus.");
        });
        var replay = new Replay(request.replayName(), Optional.ofNullable(request.description()), archive.arn(), bus.arn(), rules,
                request.eventStartTime(), request.eventEndTime(), ReplayState.STARTING, call.time(), Optional.empty(), Optional.empty());
        replays.start(replay, archive);
        return StartReplayResponse.builder().replayArn(replay.arn()).state(replay.state()).replayStartTime(replay.started()).build();
    }

    private Archive archive(String arn) {
        if (!arn.contains(ARCHIVE)) {
            throw invalid("EventSourceArn", "Must contain an event archive ARN.");
        }
        var name = arn.substring(arn.indexOf(ARCHIVE) + ARCHIVE.length());
        return archives.find(name).orElseThrow(() -> invalid("EventSourceArn", "Archive " + name + " does not exist."));
    }

    private static AwsError invalid(String parameter, String reason) {
        return AwsError.validation("Parameter " + parameter + " is not valid. Reason: " + reason);
    }

    private DescribeReplayResponse describe(DescribeReplayRequest request, Call call) {
        var replay = replays.require(request.replayName());
        var answer = DescribeReplayResponse.builder().replayName(replay.name()).replayArn(replay.arn()).eventSourceArn(replay.archiveArn())
                .destination(destination -> destination.arn(replay.busArn()).filterArns(replay.rules())).state(replay.state())
                .eventStartTime(replay.from()).eventEndTime(replay.to()).replayStartTime(replay.started());
        replay.description().ifPresent(answer::description);
        replay.lastReplayed().ifPresent(answer::eventLastReplayedTime);
        replay.ended().ifPresent(answer::replayEndTime);
        return answer.build();
    }

    private ListReplaysResponse list(ListReplaysRequest request, Call call) {
        var prefix = Optional.ofNullable(request.namePrefix()).orElse("");
        return ListReplaysResponse.builder().replays(replays.all().stream().filter(replay -> replay.name().startsWith(prefix))
                .filter(replay -> request.eventSourceArn() == null || request.eventSourceArn().equals(replay.archiveArn()))
                .filter(replay -> request.state() == null || request.state() == replay.state())
                .map(ReplayOperations::shown).toList()).build();
    }

    private static software.amazon.awssdk.services.eventbridge.model.Replay shown(Replay replay) {
        var shown = software.amazon.awssdk.services.eventbridge.model.Replay.builder().replayName(replay.name())
                .eventSourceArn(replay.archiveArn()).state(replay.state()).eventStartTime(replay.from()).eventEndTime(replay.to())
                .replayStartTime(replay.started());
        replay.lastReplayed().ifPresent(shown::eventLastReplayedTime);
        replay.ended().ifPresent(shown::replayEndTime);
        return shown.build();
    }

    private CancelReplayResponse cancel(CancelReplayRequest request, Call call) {
        var replay = replays.cancel(request.replayName());
        return CancelReplayResponse.builder().replayArn(replay.arn()).state(replay.state()).build();
    }
}
