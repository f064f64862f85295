package dev.tenantonboarding.localcloud.stepfunctions.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One entry of a state's Retry.
 *
 * @param interval    before the first retry
 * @param maxAttempts 0 for none
 * @param backoffRate at least 1; each interval is that much longer
 * @param maxDelay    no interval is longer
 * @param fullJitter  whether each delay is drawn evenly from nothing up to the interval
 */
public record Retrier(ErrorMatcher matcher, Duration interval, int maxAttempts, double backoffRate, Optional<Duration> maxDelay,
                      boolean fullJitter) {

    /** @param attempt 0 for the first retry */
    Duration delay(int attempt) {
        var longest = maxDelay.orElse(Duration.ofSeconds(99_999_999));
        var millis = interval.toMillis() * Math.pow(backoffRate, attempt);
        var delay = Math.min(millis, longest.toMillis());
        return Duration.ofMillis((long) (fullJitter ? ThreadLocalRandom.current().nextDouble() * delay : delay));
    }
}
