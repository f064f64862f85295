package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.util.Optional;

import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * The types of a state's own history events.
 *
 * @param aborted written when the state is cut off because a sibling failed
 * @param failed  written when the state fails for good
 */
public record StateEvents(HistoryEventType entered, Optional<HistoryEventType> exited, Optional<HistoryEventType> aborted,
                          Optional<HistoryEventType> failed) {

    /** Of a state that cannot be cut off. */
    public static StateEvents of(HistoryEventType entered, HistoryEventType exited) {
        return new StateEvents(entered, Optional.of(exited), Optional.empty(), Optional.empty());
    }

    public static StateEvents entryOnly(HistoryEventType entered) {
        return new StateEvents(entered, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public StateEvents aborted(HistoryEventType type) {
        return new StateEvents(entered, exited, Optional.of(type), failed);
    }

    public StateEvents failed(HistoryEventType type) {
        return new StateEvents(entered, exited, aborted, Optional.of(type));
    }
}
