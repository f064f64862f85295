package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** An execution's events, numbered from 1. Written by one thread at a time, read by any. */
public final class History {
    /** AWS ends an execution with its 25,000th event. */
    public static final int MAX_EVENTS = 25_000;

    /** No room is left but for the execution's own end. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Full() {
            super("The execution reached the maximum number of history events (" + MAX_EVENTS + ").", null, false, false);
        }
    }

    private final List<HistoryEvent> events = new ArrayList<>();

    /** @return the new event's id */
    long add(Instant time, long previous, HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        return append(MAX_EVENTS - 1, time, previous, type, details);
    }

    /** Adds the event that ends the execution, for which there is always room. */
    void end(Instant time, long previous, HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        append(MAX_EVENTS, time, previous, type, details);
    }

    private synchronized long append(int limit, Instant time, long previous, HistoryEventType type,
                                     UnaryOperator<HistoryEvent.Builder> details) {
        if (events.size() >= limit) {
            throw new Full();
        }
        var id = events.size() + 1L;
        events.add(details.apply(HistoryEvent.builder().id(id).previousEventId(previous).timestamp(time).type(type)).build());
        return id;
    }

    /** Whether the execution could go on. */
    public boolean hasRoom() {
        return size() < MAX_EVENTS - 1;
    }

    public synchronized int size() {
        return events.size();
    }

    public synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
