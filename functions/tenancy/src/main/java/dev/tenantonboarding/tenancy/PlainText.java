package dev.tenantonboarding.tenancy;

/** Text that people write and operators read: one line, whose characters are shown in the order in which they stand. */
final class PlainText {
    // All control characters, not only ASCII's; what ends a line elsewhere; what overrides or embeds a direction; halves of characters.
    private static final String LEGAL = "[^\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]";

    static final String PATTERN = LEGAL + "*(?![\\p{Z}\\u200B\\uFEFF])" + LEGAL + "+";
    static final String RULE = "must hold more than spaces, and no control characters, line ends or overrides of the writing's direction";

    private PlainText() {}
}
