package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.Timeline;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Effects;
import dev.tenantonboarding.localcloud.stepfunctions.execution.State;
import dev.tenantonboarding.localcloud.stepfunctions.execution.StateEvents;
import dev.tenantonboarding.localcloud.stepfunctions.execution.Visit;
import dev.tenantonboarding.localcloud.stepfunctions.jsonata.QueryFailure;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Waits for some seconds or until a time. */
record WaitState(String name, Optional<Setting<Integer>> seconds, Optional<Setting<String>> timestamp, Effects effects,
                 Optional<String> next) implements State {
    private static final int MAX_SECONDS = 99_999_999;
    private static final StateEvents EVENTS = StateEvents.of(HistoryEventType.WAIT_STATE_ENTERED, HistoryEventType.WAIT_STATE_EXITED)
            .aborted(HistoryEventType.WAIT_STATE_ABORTED);

    static State read(StateReader reader) {
        var fields = reader.fields();
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.report(fields.path(), "Exactly one of the fields [Seconds, Timestamp] is required");
        }
        fields.value("Timestamp").filter(value -> !ExpressionReader.isExpression(value)).ifPresent(value -> {
            if (!(value instanceof String text) || time(text).isEmpty()) {
                fields.report(fields.path("Timestamp"), "String does not match RFC3339 timestamp");
            }
        });
        return new WaitState(reader.name(), Setting.wholeNumber(fields, "Seconds", 0, MAX_SECONDS), Setting.text(fields, "Timestamp"),
                reader.effects(Reserved.NONE), reader.next());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public StateEvents events() {
        return EVENTS;
    }

    @Override
    public boolean evaluatesOnEntry() {
        return false;
    }

    @Override
    public void run(Visit visit) {
        visit.after(delay(visit), Timeline.Kind.AWAITED, () -> visit.leave(effects, Map.of(), visit.input(), next));
    }

    private Duration delay(Visit visit) {
        var bindings = visit.bindings();
        if (seconds.isPresent()) {
            return Duration.ofSeconds(seconds.get().value(bindings));
        }
        var text = timestamp.orElseThrow().value(bindings);
        var until = time(text).orElseThrow(() -> QueryFailure.at("Timestamp",
                "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: " + text));
        var delay = Duration.between(visit.now(), until);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
