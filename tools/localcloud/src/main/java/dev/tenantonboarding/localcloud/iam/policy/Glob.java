package dev.tenantonboarding.localcloud.iam.policy;

/** A pattern without variables: characters, {@code *} for any run of characters and {@code ?} for any one. */
final class Glob {

    static final int ANY_RUN = -1;
    static final int ANY_ONE = -2;

    /** Code points, and the two negative marks; a star that stands for itself is just a code point. */
    private final int[] symbols;

    Glob(int[] symbols) {
        this.symbols = symbols.clone();
    }

    /** Reads {@code *} and {@code ?} as wildcards, everything else as itself. */
    static Glob of(String text) {
        return new Glob(text.codePoints().map(point -> switch (point) {
            case '*' -> ANY_RUN;
            case '?' -> ANY_ONE;
            default -> point;
        }).toArray());
    }

    boolean matches(String value) {
        return matches(value.codePoints().toArray(), false);
    }

    boolean matchesIgnoringCase(String value) {
        return matches(value.codePoints().toArray(), true);
    }

    /** Greedy with a single point of return: after a mismatch the last star takes one character more. Never exponential. */
    private boolean matches(int[] value, boolean ignoreCase) {
        int at = 0;
        int symbol = 0;
        int star = -1;
        int starAt = 0;
        while (at < value.length) {
            if (symbol < symbols.length && symbols[symbol] == ANY_RUN) {
                star = symbol++;
                starAt = at;
            } else if (symbol < symbols.length && accepts(symbols[symbol], value[at], ignoreCase)) {
                symbol++;
                at++;
            } else if (star >= 0) {
                symbol = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY_RUN) {
            symbol++;
        }
        return symbol == symbols.length;
    }

    private static boolean accepts(int symbol, int point, boolean ignoreCase) {
        return symbol == point || symbol == ANY_ONE || ignoreCase && symbol >= 0 && fold(symbol) == fold(point);
    }

    private static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }
}
