package dev.tenantonboarding.tenantctl.tenants;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.place.Pause;
import dev.tenantonboarding.tenantctl.tenants.Progress.Ending;

/** What an event set going: first nothing, soon an execution, in the end its outcome. */
public final class Onboarding {
    /** EventBridge usually delivers within a second. */
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);

    private final String tenant;
    private final String eventId;
    private final Executions executions;
    private final ProgressLines lines;
    private final Instant sent = Instant.now();
    private Optional<Follower> follower = Optional.empty();

    public Onboarding(String tenant, String eventId, Executions executions, ProgressLines lines) {
        this.tenant = tenant;
        this.eventId = eventId;
        this.executions = executions;
        this.lines = lines;
    }

    /** Empty until the event has started an execution. */
    public Optional<String> executionArn() {
        return follower.map(Follower::executionArn);
    }

    /**
     * Tells what is new; gives the outcome once there is one.
     *
     * @throws CommandFailed if the event starts no execution
     */
    public Optional<Ending> look() {
        if (follower.isEmpty()) {
            follower = executions.startedBy(eventId).map(arn -> new Follower(executions, arn, step -> lines.entered(tenant, step)));
        }
        if (follower.isEmpty() && Duration.between(sent, Instant.now()).compareTo(LONGEST_DELIVERY) > 0) {
            throw CommandFailed.because("the event " + eventId + " of " + tenant + " has started no execution; is the stack's rule enabled?");
        }
        var ending = follower.flatMap(one -> one.look().ending());
        ending.ifPresent(end -> lines.ended(tenant, end));
        return ending;
    }

    /** Looks until there is an outcome. */
    public Ending await(Duration pause) {
        while (true) {
            var ending = look();
            if (ending.isPresent()) {
                return ending.get();
            }
            Pause.of(pause);
        }
    }
}
