package dev.tenantonboarding.localcloud.eventbridge.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The two fields of a cron expression that choose days; one of them is {@code ?}. */
final class Days {
    private static final Field.Range DAYS_OF_MONTH = new Field.Range(1, 31);
    private static final Field.Range DAYS_OF_WEEK = new Field.Range(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));
    private static final Pattern WEEKDAY = Pattern.compile("([1-9]|[12][0-9]|3[01])W");
    private static final Pattern LAST = Pattern.compile("([A-Z1-7]{1,3})L");
    private static final Pattern NTH = Pattern.compile("([A-Z1-7]{1,3})#([1-5])");
    private static final String ANY = "?";

    private Days() {
    }

    /** Empty if the fields are not well formed, or both or neither of them choose. */
    static Optional<Predicate<LocalDate>> parse(String ofMonth, String ofWeek) {
        if (ofMonth.equals(ANY) == ofWeek.equals(ANY)) {
            return Optional.empty();
        }
        return ofWeek.equals(ANY) ? ofMonth(ofMonth.toUpperCase(Locale.ROOT)) : ofWeek(ofWeek.toUpperCase(Locale.ROOT));
    }

    private static Optional<Predicate<LocalDate>> ofMonth(String field) {
        if (field.equals("L")) {
            return Optional.of(day -> day.getDayOfMonth() == day.lengthOfMonth());
        }
        if (field.equals("LW")) {
            return Optional.of(day -> day.equals(nearestWeekday(day.withDayOfMonth(day.lengthOfMonth()))));
        }
        var weekday = WEEKDAY.matcher(field);
        if (weekday.matches()) {
            var wanted = Integer.parseInt(weekday.group(1));
            return Optional.of(day -> wanted <= day.lengthOfMonth() && day.equals(nearestWeekday(day.withDayOfMonth(wanted))));
        }
        return Field.parse(field, DAYS_OF_MONTH).map(days -> day -> days.has(day.getDayOfMonth()));
    }

    /** Never in another month. */
    private static LocalDate nearestWeekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            default -> day;
        };
    }

    private static Optional<Predicate<LocalDate>> ofWeek(String field) {
        if (field.equals("L")) {
            return Optional.of(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY);
        }
        var last = LAST.matcher(field);
        if (last.matches()) {
            return dayOfWeek(last.group(1)).map(wanted -> day -> day.equals(day.with(TemporalAdjusters.lastInMonth(wanted))));
        }
        var nth = NTH.matcher(field);
        if (nth.matches()) {
            var number = Integer.parseInt(nth.group(2));
            return dayOfWeek(nth.group(1)).map(wanted -> day -> day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(number, wanted))));
        }
        return Field.parse(field, DAYS_OF_WEEK).map(days -> day -> days.has(number(day.getDayOfWeek())));
    }

    /** AWS counts from Sunday, 1, to Saturday. */
    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }

    private static Optional<DayOfWeek> dayOfWeek(String text) {
        var number = DAYS_OF_WEEK.number(text);
        return number.isEmpty() ? Optional.empty() : Optional.of(DayOfWeek.SUNDAY.plus(number.getAsInt() - 1));
    }
}
