package dev.tenantonboarding.localcloud.eventbridge.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code rate(5 minutes)}: as often, counted from when the rule was put. */
record Rate(String text, Duration every) implements Schedule {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,8}) (minute|hour|day)(s?)\\)");

    /** Empty if this is no rate; one minute and five minutes, but never 1 minutes. */
    static Optional<Rate> parse(String text) {
        return Optional.of(RATE.matcher(text)).filter(rate -> rate.matches() && rate.group(1).equals("1") == rate.group(3).isEmpty())
                .map(rate -> new Rate(text, unit(rate.group(2)).multipliedBy(Long.parseLong(rate.group(1)))));
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    @Override
    public Optional<Instant> after(Instant time) {
        return Optional.of(time.plus(every));
    }
}
