package dev.tenantonboarding.tenantctl.tenants;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The way that an execution took, run by run: the first, and one for each redrive. */
public record ExecutionPath(List<Stop> stops) {

    /**
     * A state, as often as one run came by.
     *
     * @param run     0 for the first, then the redrive's number
     * @param entered first
     * @param spent   in all visits together, waits between retries too; what has not ended counts up to the last event
     * @param retries of its task, in all visits together
     * @param error   what it ended with in this run; empty if it went well, or goes on
     */
    public record Stop(int run, String state, int visits, Instant entered, Duration spent, int retries, Optional<String> error) {
        Stop again(Visit visit) {
            return new Stop(run, state, visits + 1, entered, spent.plus(visit.spent()), retries + visit.retries(), visit.error());
        }
    }

    /** One stay in a state. */
    private record Visit(int run, String state, Instant entered, Instant latest, int attempts, Optional<String> error) {
        Duration spent() {
            return Duration.between(entered, latest);
        }

        int retries() {
            return Math.max(0, attempts - 1);
        }

        Visit at(Instant time) {
            return new Visit(run, state, entered, time, attempts, error);
        }

        Visit attempted() {
            return new Visit(run, state, entered, latest, attempts + 1, error);
        }

        Visit failed(String why) {
            return new Visit(run, state, entered, latest, attempts, Optional.of(why));
        }

        Stop stop() {
            return new Stop(run, state, 1, entered, spent(), retries(), error);
        }
    }

    public ExecutionPath {
        stops = List.copyOf(stops);
    }

    /** @param events the oldest first */
    static ExecutionPath read(List<HistoryEvent> events) {
        var visits = new ArrayList<Visit>();
        var run = 0;
        for (var event : events) {
            switch (event.type()) {
                case EXECUTION_REDRIVEN -> {
                    run = event.executionRedrivenEventDetails().redriveCount();
                    // The state that failed is taken up again without being entered again.
                    if (!visits.isEmpty()) {
                        visits.add(new Visit(run, visits.getLast().state(), event.timestamp(), event.timestamp(), 0, Optional.empty()));
                    }
                }
                case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED -> change(visits, visits.getLast().at(event.timestamp()).attempted());
                case EXECUTION_FAILED -> fail(visits, event, event.executionFailedEventDetails().error());
                case EXECUTION_TIMED_OUT -> fail(visits, event, "States.Timeout");
                case EXECUTION_ABORTED -> fail(visits, event, "ExecutionAborted");
                default -> {
                    if (event.stateEnteredEventDetails() != null) {
                        enter(visits, new Visit(run, event.stateEnteredEventDetails().name(), event.timestamp(), event.timestamp(), 0, Optional.empty()));
                    } else if (!visits.isEmpty()) {
                        change(visits, visits.getLast().at(event.timestamp()));
                    }
                }
            }
        }
        return new ExecutionPath(stops(visits));
    }

    private static void enter(List<Visit> visits, Visit visit) {
        var untouched = !visits.isEmpty() && visits.getLast().run() == visit.run() && visits.getLast().attempts() == 0
                && visits.getLast().state().equals(visit.state()) && visit.run() > 0;
        if (untouched) {
            change(visits, visit);
        } else {
            visits.add(visit);
        }
    }

    private static void change(List<Visit> visits, Visit visit) {
        visits.set(visits.size() - 1, visit);
    }

    private static void fail(List<Visit> visits, HistoryEvent event, String error) {
        if (!visits.isEmpty()) {
            change(visits, visits.getLast().at(event.timestamp()).failed(History.simple(Optional.ofNullable(error).orElse("no error name"))));
        }
    }

    /** A workflow that waits comes by the same states over and over. */
    private static List<Stop> stops(List<Visit> visits) {
        var stops = new ArrayList<Stop>();
        for (var visit : visits) {
            var known = stops.stream().filter(stop -> stop.run() == visit.run() && stop.state().equals(visit.state())).findFirst();
            known.ifPresentOrElse(stop -> stops.set(stops.indexOf(stop), stop.again(visit)), () -> stops.add(visit.stop()));
        }
        return stops;
    }
}
