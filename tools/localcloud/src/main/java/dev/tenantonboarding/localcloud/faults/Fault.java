package dev.tenantonboarding.localcloud.faults;

import java.time.Duration;

/** What can go wrong with a call. */
public sealed interface Fault {

    /** Refused as too many, with the service's own code and status; nothing happened. */
    record Throttled() implements Fault {
    }

    /** An error of the service's own, status 5xx; nothing happened. */
    record ServerError() implements Fault {
    }

    /** Access denied, in IAM's words; nothing happened. */
    record Refused() implements Fault {
    }

    /** The call takes effect, but the caller sees the connection end. Calls between services are answered 503 instead. */
    record LostResponse() implements Fault {
    }

    /**
     * The call takes effect, then the function that made it dies: its invocation ends as one whose runtime exited, and nothing that its
     * code still does reaches the cloud. For a caller that is no function it is a {@link LostResponse}.
     */
    record FunctionDied() implements Fault {
    }

    /**
     * The call takes effect later.
     *
     * @param time real time, since the timeline doesn't skip while a call is in flight
     */
    record Delay(Duration time) implements Fault {
        public Delay {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a delay can't be negative: " + time);
            }
        }
    }
}
