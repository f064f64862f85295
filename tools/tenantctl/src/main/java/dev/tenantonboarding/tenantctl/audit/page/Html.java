package dev.tenantonboarding.tenantctl.audit.page;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How text becomes part of a page. */
final class Html {

    private Html() {}

    /** Whatever an audit found, as text between tags or in a quoted attribute; never as markup. */
    static String text(String raw) {
        var safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // HTML has no way to write most control characters.
                default -> safe.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            }
        });
        return safe.toString();
    }

    static <T> String each(Collection<T> all, Function<T, String> html) {
        return all.stream().map(html).collect(Collectors.joining());
    }

    /** As in "1 tenant" and "2 tenants". */
    static String count(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }
}
