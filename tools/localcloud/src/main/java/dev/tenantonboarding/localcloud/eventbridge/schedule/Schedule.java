package dev.tenantonboarding.localcloud.eventbridge.schedule;

import java.time.Instant;
import java.util.Optional;

import dev.tenantonboarding.localcloud.kernel.AwsError;

/** When a rule fires. */
public sealed interface Schedule permits Rate, Cron {

    /** As it was given. */
    String text();

    /** The first time after the given one; empty if there is none any more. */
    Optional<Instant> after(Instant time);

    /** @throws AwsError ValidationException */
    static Schedule parse(String text) {
        return Rate.parse(text).<Schedule>map(rate -> rate).or(() -> Cron.parse(text))
                .orElseThrow(() -> AwsError.validation("Parameter ScheduleExpression is not valid."));
    }
}
