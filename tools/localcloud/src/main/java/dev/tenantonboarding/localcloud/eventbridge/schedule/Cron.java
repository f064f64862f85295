package dev.tenantonboarding.localcloud.eventbridge.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code cron(minutes hours day-of-month month day-of-week year)}, in UTC. */
record Cron(String text, Field minutes, Field hours, Predicate<LocalDate> days, Field months, Field years) implements Schedule {
    private static final Pattern CRON = Pattern.compile("cron\\(\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*\\)");
    private static final Field.Range MINUTES = new Field.Range(0, 59);
    private static final Field.Range HOURS = new Field.Range(0, 23);
    private static final Field.Range MONTHS = new Field.Range(1, 12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
    private static final Field.Range YEARS = new Field.Range(1970, 2199);
    private static final LocalDate END = LocalDate.of(2200, 1, 1);

    /** Empty if this is no cron expression, or one of its fields is not well formed. */
    static Optional<Cron> parse(String text) {
        var fields = CRON.matcher(text);
        if (!fields.matches()) {
            return Optional.empty();
        }
        return Field.parse(fields.group(1), MINUTES).flatMap(minutes -> Field.parse(fields.group(2), HOURS)
                .flatMap(hours -> Days.parse(fields.group(3), fields.group(5)).flatMap(days -> Field.parse(fields.group(4), MONTHS)
                        .flatMap(months -> Field.parse(fields.group(6), YEARS)
                                .map(years -> new Cron(text, minutes, hours, days, months, years))))));
    }

    @Override
    public Optional<Instant> after(Instant time) {
        var start = time.atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var earliest = start.toLocalTime();
        for (var day = start.toLocalDate(); day.isBefore(END); day = day.plusDays(1)) {
            var found = fires(day) ? from(earliest) : Optional.<LocalTime>empty();
            if (found.isPresent()) {
                return Optional.of(day.atTime(found.get()).toInstant(ZoneOffset.UTC));
            }
            earliest = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    private boolean fires(LocalDate day) {
        return years.has(day.getYear()) && months.has(day.getMonthValue()) && days.test(day);
    }

    private Optional<LocalTime> from(LocalTime earliest) {
        var minute = minutes.from(earliest.getMinute());
        if (hours.has(earliest.getHour()) && minute.isPresent()) {
            return Optional.of(LocalTime.of(earliest.getHour(), minute.getAsInt()));
        }
        var hour = hours.from(earliest.getHour() + 1);
        return hour.isEmpty() ? Optional.empty() : Optional.of(LocalTime.of(hour.getAsInt(), minutes.from(0).orElseThrow()));
    }
}
