package dev.tenantonboarding.localcloud.eventbridge.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** One field of a cron expression: {@code *}, {@code 5}, {@code 1-5}, {@code 0/15}, and lists of these. */
record Field(BitSet values) {
    private static final Pattern PART = Pattern.compile("(\\*|[A-Z0-9]+)(?:-([A-Z0-9]+))?(?:/([1-9][0-9]*))?");

    /**
     * What a field may hold.
     *
     * @param names stand for the values from the least on
     */
    record Range(int least, int most, List<String> names) {
        Range(int least, int most) {
            this(least, most, List.of());
        }

        OptionalInt number(String text) {
            if (names.contains(text)) {
                return OptionalInt.of(least + names.indexOf(text));
            }
            var number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
            return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }

    /** Empty if it is not well formed. */
    static Optional<Field> parse(String text, Range range) {
        var values = new BitSet();
        for (var part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            if (!add(part, range, values)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Field(values));
    }

    private static boolean add(String part, Range range, BitSet values) {
        var matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return false;
        }
        var all = matcher.group(1).equals("*");
        var from = all ? OptionalInt.of(range.least()) : range.number(matcher.group(1));
        // A step alone runs to the end of the range.
        var to = matcher.group(2) != null ? range.number(matcher.group(2))
                : all || matcher.group(3) != null ? OptionalInt.of(range.most()) : from;
        if (from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt() || all && matcher.group(2) != null) {
            return false;
        }
        var step = matcher.group(3) == null ? 1 : Long.parseLong(matcher.group(3));
        for (long value = from.getAsInt(); value <= to.getAsInt(); value += step) {
            values.set((int) value);
        }
        return true;
    }

    boolean has(int value) {
        return values.get(value);
    }

    /** The first value from the given one on. */
    OptionalInt from(int value) {
        var next = values.nextSetBit(value);
        return next < 0 ? OptionalInt.empty() : OptionalInt.of(next);
    }
}
