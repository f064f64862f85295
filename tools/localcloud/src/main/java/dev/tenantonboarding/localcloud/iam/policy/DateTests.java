package dev.tenantonboarding.localcloud.iam.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Date operators: the W3C forms of ISO 8601 from a year to fractions of a second, or seconds since 1970; no variables. */
final class DateTests {

    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{5,12}");
    private static final DateTimeFormatter W3C = new DateTimeFormatterBuilder()
            .appendPattern("uuuu[-MM[-dd['T'HH:mm[:ss]]]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX]")
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private DateTests() {
    }

    static ValueTest.Maker that(Ordering ordering) {
        return (policyValue, _) -> parse(policyValue)
                .map(limit -> (ValueTest) (value, _) -> parse(value).map(date -> ordering.of(date, limit)).orElse(Truth.UNKNOWN))
                .orElse(ValueTest.ILL_TYPED);
    }

    private static Optional<Instant> parse(String text) {
        if (EPOCH_SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(W3C.parse(text, Instant::from));
        } catch (DateTimeException _) {
            // Not a date: the caller treats it as ill-typed, which never lets a request through.
            return Optional.empty();
        }
    }
}
